/** Lines that the browser does not lay out before they are printed come out as they were foreseen. */

import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../../src/build.ts'
import type { Browser, Host } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { project } from '../../build/project.ts'

const root = resolve(import.meta.dirname, '../../..')

type Foreseen = {
  /** Paragraphs whose height was foreseen, and how many of them the browser sets in another number of lines. */
  readonly paragraphs: number
  readonly others: readonly string[]
  /** Pages whose text goes below its block, or into the notes. */
  readonly overfull: number
}

/** Runs in the page when it is set. Pieces of a paragraph follow each other among those of the text, or of the notes. */
const look = `(() => {
  const found = { text: [], notes: [] }
  for (const piece of document.querySelectorAll('.page p')) {
    const kind = found[piece.closest('.foot, .side') ? 'notes' : 'text']
    const style = getComputedStyle(piece)
    const leading = parseFloat(style.lineHeight)
    const height = piece.getBoundingClientRect().height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
    const lines = Math.round(height / leading)
    if (piece.classList.contains('continued')) kind.at(-1).lines += lines
    else kind.push({ lines, foreseen: parseFloat(piece.style.containIntrinsicBlockSize) / leading, text: piece.textContent })
  }
  const certain = [...found.text, ...found.notes].filter(({ foreseen }) => foreseen > 0)
  const others = certain.filter(({ lines, foreseen }) => lines !== Math.round(foreseen))
  const pages = [...document.querySelectorAll('.page')].filter((page) => {
    const body = page.querySelector('.page-body')
    const foot = page.querySelector('.foot')
    const last = Math.max(0, ...[...body.querySelectorAll('p')].map((text) => text.getBoundingClientRect().bottom))
    return body.scrollHeight > body.clientHeight + 1 || (foot && last > foot.getBoundingClientRect().top + 1)
  })
  return { paragraphs: certain.length, overfull: pages.length,
    others: others.map(({ lines, foreseen, text }) => lines + ' for ' + foreseen + ': ' + text.slice(0, 80)) }
})()`

/** The usual host, which looks at the pages between setting and printing. */
function looking(seen: Foreseen[], folder: string): Host {
  const host = nodeHost({ folder })
  const openBrowser = async (options: Parameters<Host['openBrowser']>[0]): Promise<Browser> => {
    const browser = await host.openBrowser(options)
    const openPage: Browser['openPage'] = async () => {
      const page = await browser.openPage()
      const run = async <T>(script: string): Promise<T> => {
        const result = await page.run<T>(script)
        if (script.includes('chapbookTypeset(')) seen.push(await page.run<Foreseen>(look))
        return result
      }
      return { ...page, run }
    }
    return { ...browser, openPage }
  }
  return { ...host, openBrowser, disk: { ...host.disk, write: () => Promise.resolve() } }
}

async function foreseen(manuscript: string, theme = 'base', folder = root): Promise<Foreseen> {
  const seen: Foreseen[] = []
  const { ok, files } = await build({ manuscript, theme, editions: ['print'], host: looking(seen, folder) })
  expect(ok, files.map(String).join('\n').slice(0, 200)).toBe(true)
  return seen[0] ?? { paragraphs: 0, others: ['nothing was set'], overfull: 0 }
}

test.each([
  ['manuscript', 'base', 20],
  ['docs', 'base', 80],
  ['docs', 'modern', 80],
  ['tests/conformance/manuscripts/everything', 'base', 5],
  ['tests/conformance/manuscripts/around-the-text', 'base', 5],
])('in %s, in the theme %s', async (folder, theme, fewest) => {
  const { paragraphs, ...wrong } = await foreseen(resolve(root, folder), theme)
  expect(wrong).toEqual({ others: [], overfull: 0 })
  expect(paragraphs).toBeGreaterThan(fewest)
})

/** Signs that fonts move, join and hang, and scripts that they set alike. */
const words: Readonly<Record<string, string>> = {
  en: 'office “Tomorrow, ‘tis afflicted (or, if) waffle Vauxhall—never AVATAR flying re-entry f. Thy fjord’s “‘Yes,’ to-day; is: it! so? a well-to-do *ruffian* then **Ty** [link](https://example.org/a/long/address) butter off–on W. A. Yates T.V. L’Avenir',
  fr: '« Oui ! » l’affaire ; où : Œuvre ça « Tu fis » œil-de-bœuf — sifflet, aujourd’hui',
  de: '„Straße“ die Schifffahrt und auffliegen, in Größe mit ‚Ärger‘ wie Äpfel sie – öffnen; Überfluß, der Kaffeefilter von gestern',
  ru: '«Глава» объявление, — подъезд; что-то счастье всё ещё не было и в этом году по дороге домой',
  el: 'Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ θάλασσα· ἄνθρωπος',
  pl: 'Źdźbło „łódź”, żółw i ćma; święto – gęś',
}

/** A text of words in no order, the same each time. */
function madeUp(language: string): string {
  const choices = (words[language] ?? '').split(' ')
  let state = 7
  const next = (limit: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % limit
  const paragraphs = Array.from({ length: 120 }, () =>
    Array.from({ length: 25 + next(90) }, () => choices[next(choices.length)]).join(' '),
  )
  return `---\ntitle: Signs\nauthor: A. Writer\nlanguage: ${language}\n---\n\n# Signs\n\n${paragraphs.join('\n\n')}\n`
}

test.each(Object.keys(words))('in made-up paragraphs of language %s', async (language) => {
  const { folder } = project({ 'text.md': madeUp(language) })
  const { paragraphs, ...wrong } = await foreseen(resolve(folder, 'text.md'))
  expect(wrong).toEqual({ others: [], overfull: 0 })
  expect(paragraphs).toBeGreaterThan(60)
})

test.each([
  ['Noto Serif', '@fontsource/noto-serif'],
  ['Atkinson Hyperlegible', '@fontsource/atkinson-hyperlegible'],
])('in a theme with the face %s', async (family, name) => {
  const theme = `extends: base\nfonts:\n  text:\n    family: ${family}\n    package: '${name}'\n    faces: ['400', '400 italic', '700']\n`
  const { folder } = project({ 'text.md': madeUp('en'), 'other/theme.yaml': theme })
  const { paragraphs, ...wrong } = await foreseen(resolve(folder, 'text.md'), './other', folder)
  expect(wrong).toEqual({ others: [], overfull: 0 })
  expect(paragraphs).toBeGreaterThan(60)
})
