import { describe, expect, test } from 'vitest'
import { load } from '../../../src/manuscript/load.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { memoryHost } from '../../memory-host.ts'
import { loaded } from './loaded.ts'

const folder = (name: string): string => new URL(`fixtures/${name}`, import.meta.url).pathname

/** The file is on the real disk too, because a config is run, not read. */
const configHost = (name: string, file = 'chapbook.config.mjs', more: Record<string, string> = {}) =>
  memoryHost({ [file]: '', 'essay.md': 'Text', ...more }, { folder: folder(name) })

describe('what wins', () => {
  const text = '---\ntitle: Front matter\nauthor: Front matter\n---\nText'
  const yaml = 'title: Settings\nauthor: Settings\npublisher: Settings\nprint: { page: A4, hyphens: false }'
  const config = { title: 'Config', publisher: 'Config', date: '2026', print: { page: 'A6', justify: false } }
  const files = { 'manuscript/a.md': text, 'manuscript/chapbook.yaml': yaml }

  test('is options, then front matter, then chapbook.yaml, then the config, then the defaults', async () => {
    const { manuscript, messages } = await loaded(files, { title: 'Option', config })
    const { title, authors, publisher, date } = manuscript.metadata
    expect([title, authors[0]?.name, publisher, date]).toEqual(['Option', 'Front matter', 'Settings', '2026'])
    expect(manuscript.settings.print).toEqual({
      ...defaults.print,
      page: { name: 'A4', width: 210, height: 297 },
      hyphens: false,
      justify: false,
    })
    expect(messages).toEqual([])
  })

  test('leaves a translator where only the author is given anew', async () => {
    const { manuscript } = await loaded(
      { 'a.md': '---\nauthors: [A, { name: T, role: translator }]\n---\nText' },
      { authors: ['Option'] },
    )
    expect(manuscript.metadata.authors.map(({ name }) => name)).toEqual(['Option'])
    expect(manuscript.metadata.contributors).toEqual([{ name: 'T', role: 'trl', fileAs: 'T' }])
  })

  test('has defaults for everything', async () => {
    const { manuscript } = await loaded({ 'a.md': 'Text' })
    expect(manuscript.settings).toEqual(defaults)
    expect(manuscript.settings).toMatchObject({ editions: ['web', 'epub', 'print'], theme: 'base', chapters: 'auto' })
    expect(manuscript.metadata).toEqual({ authors: [], contributors: [], subjects: [], accessibility: {} })
  })
})

describe('the options', () => {
  test('that are absent or belong to others are passed over', async () => {
    const options = { title: undefined, out: 'dist', strict: true, authors: 'A' }
    const { manuscript, messages } = await loaded({ 'a.md': 'Text' }, options)
    expect(manuscript.metadata.title).toBeUndefined()
    expect(messages).toEqual([])
  })

  test.each([
    [{ language: 'english' }, 'The options: `language`: `english` is not a known language tag', 'Write `en`.'],
    [{ editions: 'ebub' as 'epub' }, 'The options: `editions`: `ebub` is not known here', 'Write `epub`.'],
    [
      { theme: 'my theme' },
      'The options: `theme`: `my theme` is neither the name nor the path of a theme',
      'Write a name such as `base`, or the path of a folder such as `./my-theme`.',
    ],
    [
      { cover: 'no.jpg' },
      'The options: `cover`: There is no file `no.jpg`',
      'Write its path as seen from the folder of the manuscript.',
    ],
    [{ config: Object.fromEntries([['tite', 'A']]) }, 'The config: `tite` is not a known key', 'Did you mean `title`?'],
  ])('that are wrong are wrong use: %j', async (options, message, hint) => {
    await expect(loaded({ 'a.md': 'Text' }, options)).rejects.toMatchObject({
      name: 'ChapbookError',
      kind: 'usage',
      message,
      hint,
    })
  })
})

describe('chapbook.config.mjs', () => {
  test('is run in the folder of the command', async () => {
    const { settings, metadata } = await load({ manuscript: 'essay.md', title: 'Option' }, configHost('config'))
    expect(metadata.publisher).toBe('From the config')
    expect(metadata.title).toBe('Option')
    expect(settings.print.page.name).toBe('Royal')
    expect(settings.print.justify).toBe(false)
    expect(settings.plugins.remark).toHaveLength(1)
    expect(settings.plugins.rehype).toEqual([])
  })

  test('is never looked for beside the manuscript', async () => {
    const host = memoryHost(
      { 'config/essay.md': 'Text', 'config/chapbook.config.mjs': '' },
      { folder: folder('.').replace(/\/$/, '') },
    )
    const { metadata } = await load({ manuscript: 'config/essay.md' }, host)
    expect(metadata.publisher).toBeUndefined()
  })

  test('that fails or exports nothing useful is wrong use', async () => {
    await expect(load({ manuscript: 'essay.md' }, configHost('broken'))).rejects.toMatchObject({
      kind: 'usage',
      message: '`chapbook.config.mjs` cannot be run: Nothing works',
    })
    await expect(load({ manuscript: 'essay.md' }, configHost('nothing', 'chapbook.config.js'))).rejects.toMatchObject({
      kind: 'usage',
      message: '`chapbook.config.js` exports no config',
    })
  })
})

describe('a theme', () => {
  test('of the user is named by its path in options and config', async () => {
    const asked = await loaded({ 'a.md': 'Text' }, { authors: 'A', theme: './my-theme' })
    expect(asked.manuscript.settings.theme).toBe('./my-theme')
    const configured = await loaded({ 'a.md': 'Text' }, { authors: 'A', config: { theme: 'looks/mine' } })
    expect(configured.manuscript.settings.theme).toBe('looks/mine')
  })

  test('is never named by its path in the manuscript', async () => {
    const refusal = 'error `theme`: `./my-theme` is not the name of a theme → Write a name such as `base`'
    const above = await loaded({ 'a.md': '---\nauthor: A\ntheme: ./my-theme\n---\nText' })
    expect(above.messages[0]).toContain(`a.md:3:8 ${refusal}`)
    expect(above.manuscript.settings.theme).toBe('base')
    const beside = await loaded({ 'a.md': 'Text', 'chapbook.yaml': 'author: A\ntheme: ./my-theme\n' })
    expect(beside.messages[0]).toContain(`chapbook.yaml:2:8 ${refusal}`)
  })
})

test('a missing author is a warning, unless an error may hide the author', async () => {
  const { messages } = await loaded({ 'a.md': 'Text' })
  expect(messages).toEqual([
    'a.md warning No author is named → Write `author: Name` between two lines `---` above the text, or give `--author "Name"`.',
  ])
  const broken = await loaded({ 'a.md': '---\nauthor: [A\n---\nText' })
  expect(broken.messages).toHaveLength(1)
})

test('a text in other letters without a language is told, a Latin one is not', async () => {
  const russian = 'Все счастливые семьи похожи друг на друга'
  const { messages } = await loaded({ 'a.md': russian }, { authors: 'A' })
  expect(messages[0]).toMatch(
    /^a\.md information No language is named, so English is assumed; but the text is in Cyrillic letters/,
  )
  expect((await loaded({ 'a.md': russian }, { authors: 'A', language: 'ru' })).messages).toEqual([])
  expect((await loaded({ 'a.md': 'All happy families are alike' }, { authors: 'A' })).messages).toEqual([])
})
