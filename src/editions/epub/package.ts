/** Puts the finished documents into an EPUB container, with epub-gen-memory; the same input gives the same bytes. */

import type { Chapter, Options } from 'epub-gen-memory'
import type { Page } from './page.ts'

export type PackageFiles = {
  readonly title: string
  readonly identifier: string
  /** Stands as the time of every entry. */
  readonly modified: string
  readonly style: string
  readonly opf: string
  readonly nav: string
  readonly ncx: string
  readonly pages: readonly Page[]
  /** JPEG; becomes `cover.jpeg`. */
  readonly cover: Uint8Array
  /** Everything else, by its path in the container. */
  readonly others: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

/**
 * Packs the files.
 *
 * epub-gen-memory renders templates; ours print finished documents, and `content` stays empty, because its sanitiser damages
 * good XHTML. What it would download is refused, so that nothing ever reaches the network.
 */
export async function packageEpub(files: PackageFiles): Promise<Uint8Array> {
  const { EPub } = await import('./generator.ts')

  class Package extends EPub {
    constructor(options: Options, chapters: readonly Chapter[]) {
      super(options, chapters)
      this.uuid = files.identifier
    }

    override async render(): Promise<this> {
      await super.render()
      for (const { path, bytes } of files.others) this.zip.file(path, bytes)
      const entries = this.zip.files
      const names = Object.keys(entries).filter((name) => !entries[name]?.dir)
      const kept: typeof entries = {}
      for (const name of names.toSorted(inOrder)) {
        const entry = entries[name]
        if (!entry) continue
        // JSZip writes the time from the fields in UTC, so the time zone does not matter.
        entry.date = new Date(files.modified)
        if (isCompressed(name)) entry.options.compression = 'STORE'
        kept[name] = entry
      }
      this.zip.files = kept
      return this
    }

    protected override async downloadAllFonts(): Promise<void> {
      refuseDownloads(this.options.fonts)
    }

    protected override async downloadAllImages(): Promise<void> {
      refuseDownloads(this.images)
    }
  }

  const epub = await new Package(optionsFor(files), files.pages.map(chapterFor)).render()
  return epub.generateAsync({
    type: 'uint8array',
    mimeType: 'application/epub+zip',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  })
}

/** Keys beyond the package's own reach its templates as they are. */
type OurOptions = Options & Pick<PackageFiles, 'opf' | 'nav' | 'ncx'>

function optionsFor({ title, style, cover, opf, nav, ncx }: PackageFiles): OurOptions {
  return {
    title,
    description: title,
    css: style,
    cover: new File([cover.slice()], 'cover.jpg'),
    chapterXHTML: '<%- xhtml %>',
    contentOPF: '<%- opf %>',
    tocXHTML: '<%- nav %>',
    tocNCX: '<%- ncx %>',
    ...{ opf, nav, ncx },
  }
}

function chapterFor({ title, href, xhtml }: Page): Chapter & Pick<Page, 'xhtml'> {
  return { title, content: '', filename: href.replace(/\.xhtml$/, ''), xhtml }
}

const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.xhtml']

function inOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(name: string): number {
  const index = first.indexOf(name)
  return index < 0 ? first.length : index
}

function isCompressed(name: string): boolean {
  return name === 'mimetype' || /\.(jpe?g|png|gif|webp)$/i.test(name)
}

function refuseDownloads(wanted: readonly unknown[]): void {
  if (wanted.length > 0) throw new Error('The packager was asked to download something')
}
