/** A class can say "page 12" whatever each reader holds: the PDF, the EPUB and the web page have the same pages. */

import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Artifact } from '../../src/editions/edition.ts'
import { readPdf } from '../pdf-text.ts'
import { about, project } from './project.ts'

const paragraph = (number: number): string =>
  `Paragraph ${number} tells of a harbour, and of *those who left it* early and came home late. `.repeat(6)
const chapter = (name: string, first: number): string =>
  `# ${name}\n\n${Array.from({ length: 14 }, (_, index) => paragraph(first + index)).join('\n\n')}\n`
const essay = `${about}${chapter('Ebb', 1)}\n${chapter('Flood', 21)}\n${chapter('Page 2', 41)}`

/** What stands after each mark, letters and figures only. */
function afterMarks(html: string): Readonly<Record<string, string>> {
  const marks = [...html.matchAll(/<span[^>]*doc-pagebreak[^>]*>(?:<\/span>)?/g)]
  return Object.fromEntries(
    marks.map(({ 0: mark, index }) => {
      const [, label = ''] = /aria-label="\s*\S+ ([^".]+?)\.?\s*"/.exec(mark) ?? []
      return [label, letters(html.slice(index + mark.length).replaceAll(/<[^>]+>/g, ' '))]
    }),
  )
}

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '').slice(0, 40)

function bytesOf(artifacts: readonly Artifact[], edition: Artifact['edition']): Uint8Array {
  return artifacts.find((artifact) => artifact.edition === edition)?.bytes ?? new Uint8Array()
}

test('each page of the PDF begins in the EPUB and on the web page with the same words', async () => {
  const { result } = await project({ 'essay.md': essay }).build('essay.md')
  const artifacts = result?.artifacts ?? []
  const { blocks, labels } = await readPdf(bytesOf(artifacts, 'print'))
  const pdf = Object.fromEntries(
    labels.flatMap((label, index) => {
      const onPage = blocks.filter(({ page }) => page === index + 1).map(({ text }) => text)
      return /^\d+$/.test(label) && onPage.length > 0 ? [[label, letters(onPage.join(' '))]] : []
    }),
  )
  expect(Object.keys(pdf).length).toBeGreaterThan(5)

  const files = unzipSync(bytesOf(artifacts, 'epub'))
  const chapters = [1, 2, 3].map((number) => strFromU8(files[`OEBPS/chapter-${number}.xhtml`] ?? new Uint8Array()))
  expect(afterMarks(chapters.join('\n'))).toEqual(pdf)
  const navigation = strFromU8(files['OEBPS/toc.xhtml'] ?? new Uint8Array())
  const listed = [...navigation.slice(navigation.indexOf('epub:type="page-list"')).matchAll(/#(page-[^"]+)">([^<]+)</g)]
  expect(listed.map(([, , label]) => label)).toEqual(Object.keys(pdf))
  const ids = [...chapters.join('\n').matchAll(/id="(page-[^"]+)" epub:type="pagebreak"/g)].map(([, id]) => id)
  expect(listed.map(([, id]) => id)).toEqual(ids)

  const web = strFromU8(bytesOf(artifacts, 'web'))
  const main = web.slice(web.indexOf('<main'))
  expect(afterMarks(main)).toEqual(pdf)
  expect(main).toMatch(/id="page-3"[^>]*role="doc-pagebreak"/)
})

test('what stands alone before and behind the text is among the pages, in the order of reading', async () => {
  const files = {
    'book/text.md': `${about}# Ebb\n\n${paragraph(1)}\n\n## Low water\n\n${paragraph(2)}\n\n# Flood\n\nIt rose.\n`,
    'book/chapbook.yaml': 'print: { openings: page }\n',
    'book/half-title.md': 'A ROOM',
    'book/copyright.md': 'Nobody may copy.',
    'book/dedication.md': 'For the ferryman.',
    'book/epigraph.md': 'Look twice.\n\n— A saying',
    'book/foreword.md': '# Before\n\nSomebody else speaks first.',
    'book/colophon.md': 'Set in a shed.',
  }
  const { result } = await project(files).build('book')
  const artifacts = result?.artifacts ?? []
  const epub = unzipSync(bytesOf(artifacts, 'epub'))
  const text = (name: string): string => strFromU8(epub[`OEBPS/${name}`] ?? new Uint8Array())
  const pages = ['half-title i', 'copyright-page iv', 'dedication v', 'epigraph vi', 'foreword ix', 'chapter-1 1', 'chapter-2 2', 'colophon 4']
  const wanted = pages.map((page) => page.split(' '))

  const navigation = text('toc.xhtml')
  const list = navigation.slice(navigation.indexOf('epub:type="page-list"'))
  const listed = [...list.matchAll(/<a href="([^"]+)">([ivx\d]+)</g)].map(([, href, label]) => ({ href, label }))
  expect(listed).toEqual(wanted.map(([id, label]) => ({ href: `${id}.xhtml#page-${label}`, label })))
  for (const [id, label] of wanted) expect(text(`${id}.xhtml`)).toContain(`id="page-${label}" epub:type="pagebreak"`)

  const ncx = text('toc.ncx')
  const targets = [...ncx.matchAll(/<pageTarget [^>]*type="(\w+)"[^>]*playOrder="(\d+)".*<content src="([^"]+)"/g)]
  expect(targets.map(([, type, , src]) => ({ type, src }))).toEqual(
    wanted.map(([id, label]) => ({
      type: /\d/.test(label ?? '') ? 'normal' : 'front',
      src: `${id}.xhtml#page-${label}`,
    })),
  )
  const points = [...ncx.matchAll(/playOrder="(\d+)"[^]*?<text>([^<]+)</g)]
  const inOrder = points.toSorted(([, one], [, other]) => Number(one) - Number(other)).map(([, , name]) => name)
  expect(inOrder).toEqual(['i', 'iv', 'v', 'vi', 'Before', 'ix', 'Ebb', '1', 'Low water', 'Flood', '2', '4'])
  expect(ncx).toContain('<meta name="dtb:totalPageCount" content="8"/><meta name="dtb:maxPageNumber" content="4"/>')

  const web = strFromU8(bytesOf(artifacts, 'web'))
  const linked = [...web.matchAll(/<a href="#(page-[^"]+)"/g)].map(([, id]) => id)
  // The head of a web page is its title page, and a half title has no place there.
  expect(linked).toEqual(wanted.slice(1).map(([, label]) => `page-${label}`))
  for (const id of linked) expect(web).toContain(`<span id="${id}"`)
})

test('the page map is written where it is asked for', async () => {
  const asked = about.replace('---\n\n', 'print:\n  page-map: true\n---\n\n')
  const { dist, build } = project({ 'essay.md': asked + chapter('Ebb', 1) })
  const { result } = await build('essay.md', '--edition', 'print')
  const written = JSON.parse(dist()['a-room.pages.json'] ?? '') as unknown
  expect(written).toEqual(result?.artifacts[0]?.pageMap)
  expect(result?.artifacts[0]?.pageMap?.pages[0]).toEqual({
    page: expect.any(Number) as number,
    label: '1',
    chapter: 'chapter-1',
    block: 0,
    character: 0,
  })
})

test('without a print edition no pages are invented', async () => {
  const { result } = await project({ 'essay.md': essay }).build('essay.md', '--edition', 'web,epub')
  const artifacts = result?.artifacts ?? []
  const files = unzipSync(bytesOf(artifacts, 'epub'))
  const all = [...Object.values(files).map((file) => strFromU8(file)), strFromU8(bytesOf(artifacts, 'web'))].join('\n')
  expect(all).not.toMatch(/doc-pagebreak|page-list"|pageBreakSource|pageNavigation/)
})
