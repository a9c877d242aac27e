/** Puts the finished documents into an EPUB container, with epub-gen-memory; the same input gives the same bytes. */

import type { Chapter, Options } from 'epub-gen-memory'
import { writeContainer, type EntryContent } from './container.ts'
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
 * good XHTML. What it would download is refused, so that nothing ever reaches the network. Its container would be deflated
 * in JavaScript, which takes longer than everything else, so the entries are gathered and deflated by Node.
 */
export async function packageEpub(files: PackageFiles): Promise<Uint8Array> {
  const { EPub } = await import('epub-gen-memory')
  const entries = new Map<string, EntryContent>([['mimetype', 'application/epub+zip']])

  class Package extends EPub {
    constructor(options: Options, chapters: readonly Chapter[]) {
      super(options, chapters)
      this.uuid = files.identifier
      // Of JSZip's interface the package calls only `folder` and `file` before the container is written.
      this.zip = gathering(entries) as unknown as typeof this.zip
    }

    protected override async downloadAllFonts(): Promise<void> {
      refuseDownloads(this.options.fonts)
    }

    protected override async downloadAllImages(): Promise<void> {
      refuseDownloads(this.images)
    }
  }

  await new Package(optionsFor(files), files.pages.map(chapterFor)).render()
  for (const { path, bytes } of files.others) entries.set(path, bytes)
  return writeContainer(entries, new Date(files.modified))
}

type Gathering = {
  readonly folder: (name: string) => Gathering
  readonly file: (name: string, content: EntryContent) => Gathering
}

/** Takes what is put into a zip, by its path. */
function gathering(entries: Map<string, EntryContent>, folder = ''): Gathering {
  const here: Gathering = {
    folder: (name) => gathering(entries, `${folder}${name}/`),
    file: (name, content) => {
      entries.set(`${folder}${name}`, content)
      return here
    },
  }
  return here
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

function refuseDownloads(wanted: readonly unknown[]): void {
  if (wanted.length > 0) throw new Error('The packager was asked to download something')
}
