/** The packager as a module of our own, so that the compiled command can load it only when an EPUB is made. */

export { EPub } from 'epub-gen-memory'
