/** A new user's way: the sample essay, one command, and all three editions opened and read. */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../src/host/host.ts'
import { nodeHost } from '../src/host/index.ts'
import { readEdition, type ReadEdition } from './acceptance/read-edition.mjs'
import { letters, lostParagraphs, repeatedParagraphs } from './acceptance/words.mjs'

const root = resolve(import.meta.dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'chapbook-journey-'))
const slug = 'the-woman-who-watched'
const manuscript = readFileSync(join(root, 'manuscript/essay.md'), 'utf8')
const headings = [...manuscript.matchAll(/^# (.+)$/gm)].map(([, heading]) => heading)

let told: readonly Record<string, unknown>[] = []
let browser: Browser

beforeAll(async () => {
  cpSync(join(root, 'manuscript'), join(home, 'manuscript'), { recursive: true })
  const { status, stdout, stderr } = chapbook('build', '--json')
  if (status !== 0 || stderr !== '') throw new Error(`The build ended with ${status}: ${stderr}`)
  told = stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  browser = await nodeHost({ folder: home }).openBrowser({})
}, 300_000)

afterAll(async () => {
  await browser?.close()
  rmSync(home, { recursive: true, force: true })
})

function chapbook(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'build/cli.cjs'), ...words], { cwd: home, encoding: 'utf8' })
}

describe('what the command says', () => {
  it('names three files and no message about the sample', () => {
    const made = told.filter(({ kind }) => kind === 'edition-made')
    expect(made.map(({ path }) => String(path).replaceAll('\\', '/')).toSorted()).toEqual([
      `dist/${slug}.epub`,
      `dist/${slug}.html`,
      `dist/${slug}.pdf`,
    ])
    expect(told.filter(({ kind }) => kind === 'message')).toEqual([])
  })

  it('finds the seven headings of the sample in its outline', () => {
    const { headings: found } = JSON.parse(chapbook('outline', '--json').stdout)
    expect(found.map(({ title }: { title: string }) => title)).toEqual(headings)
    expect(headings.length).toBe(7)
  })
})

describe.each(['html', 'epub', 'pdf'])('the %s', (extension) => {
  let edition: ReadEdition

  beforeAll(async () => {
    edition = await readEdition(join(home, 'dist', `${slug}.${extension}`))
  })

  it('lists the chapters as they were written', () => {
    expect(edition.contents.filter((entry) => headings.includes(entry))).toEqual(headings)
  })

  it('holds every paragraph once and in order, and every note', () => {
    const { paragraphs, notes } = partsOf(manuscript)
    const all = lettersOnly(edition.text)
    for (const note of notes) expect(all.split(note).length, note).toBe(2)
    // A note may stand in the middle of the paragraph that calls it: at the foot of its page, or where it opens.
    const running = notes.reduce((stream, note) => stream.replace(note, ''), all)
    expect(paragraphs.length).toBeGreaterThan(30)
    expect(lostParagraphs(paragraphs, running)).toEqual([])
    expect(repeatedParagraphs(paragraphs, running)).toEqual([])
  })
})

describe('in a real browser', () => {
  it('the web page shows its title, its chapters and its picture, at the width of a telephone too', async () => {
    const page = await browser.openPage()
    await page.show(readFileSync(join(home, 'dist', `${slug}.html`), 'utf8'))
    expect(await page.run('document.title')).toContain('The Woman Who Watched')
    expect(await page.run('document.documentElement.lang')).toBe('en')
    expect(
      await page.run<readonly string[]>(
        "[...document.querySelectorAll('main section.chapter h2')].map((heading) => heading.innerText.replaceAll('\\u00a0', ' '))",
      ),
    ).toEqual(headings)
    expect(
      await page.run(
        '[...document.images].length > 0 && [...document.images].every((image) => image.naturalWidth > 0)',
      ),
    ).toBe(true)
    await page.screenshot({ width: 360, height: 740 })
    expect(await page.run('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await page.close()
  })

  it('every document of the e-book is well-formed and has text', async () => {
    const { documents = [] } = await readEdition(join(home, 'dist', `${slug}.epub`))
    expect(documents.length).toBeGreaterThan(headings.length)
    const page = await browser.openPage()
    await page.show('<!doctype html><title>Reader</title>')
    for (const document of documents) {
      const fault = await page.run<string>(
        `new DOMParser().parseFromString(${JSON.stringify(document)}, 'application/xhtml+xml').querySelector('parsererror')?.textContent ?? ''`,
      )
      expect(fault).toBe('')
    }
    await page.close()
  })
})

describe('on paper', () => {
  it('the PDF has as many pages as the command said', async () => {
    const { pages } = await readEdition(join(home, 'dist', `${slug}.pdf`))
    expect(pages).toBe(told.find(({ kind, edition }) => kind === 'edition-made' && edition === 'print')?.['pages'])
    expect(pages).toBeGreaterThan(7)
  })
})

describe('the next day', () => {
  it('the same essay in another folder gives the same bytes', () => {
    const copy = join(home, 'elsewhere')
    cpSync(join(home, 'manuscript'), join(copy, 'manuscript'), { recursive: true })
    const { status } = spawnSync(
      process.execPath,
      [
        '--import',
        new URL('acceptance/tomorrow.mjs', import.meta.url).href,
        join(root, 'build/cli.cjs'),
        'build',
        '--quiet',
      ],
      {
        cwd: copy,
        env: { ...process.env, TZ: 'Pacific/Kiritimati' },
      },
    )
    expect(status).toBe(0)
    for (const extension of ['html', 'epub', 'pdf']) {
      const [first, second] = [home, copy].map((folder) => readFileSync(join(folder, 'dist', `${slug}.${extension}`)))
      expect(first && second && first.equals(second), extension).toBe(true)
    }
  }, 120_000)

  it('a manuscript with a fault leaves the files of yesterday as they are', () => {
    const before = readFileSync(join(home, 'dist', `${slug}.pdf`))
    const faulty = join(home, 'manuscript/essay.md')
    rmSync(join(home, 'manuscript/images/motel.svg'))
    const { status, stderr } = chapbook('build', faulty)
    expect(status).toBe(1)
    expect(stderr).toMatch(/essay\.md:\d+:\d+ +error .*\[missing-image\]/)
    expect(readFileSync(join(home, 'dist', `${slug}.pdf`)).equals(before)).toBe(true)
  })
})

/** Paragraphs and notes as streams of letters, marks of Markdown left out. */
function partsOf(text: string): { readonly paragraphs: readonly string[]; readonly notes: readonly string[] } {
  const lines = text.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n')
  const isNote = (line: string): boolean => /^\[\^\w+\]:/.test(line)
  const prose = lines.filter((line) => line !== '' && !line.startsWith(':::') && !line.startsWith('!') && !isNote(line))
  const bare = (line: string): string => lettersOnly(line.replaceAll(/\[\^\w+\]:?/g, ''))
  return { paragraphs: prose.map(bare), notes: lines.filter(isNote).map(bare) }
}

/** Numbers are left out, since those of notes stand in the text. */
function lettersOnly(text: string): string {
  return letters(text).replaceAll(/\p{Number}/gu, '')
}
