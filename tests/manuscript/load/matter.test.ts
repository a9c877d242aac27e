import { describe, expect, test } from 'vitest'
import { read } from '../../../src/manuscript/read.ts'
import { memoryHost } from '../../memory-host.ts'
import { loaded, withFrontMatter, type Files } from './loaded.ts'

const head = 'title: The Ferry\nauthor: Ida Maren\nlanguage: en\n'
const text = `---\n${head}---\n\n# One\n\nText.\n`

async function rolesIn(files: Files): Promise<readonly (string | undefined)[]> {
  const { manuscript } = await loaded({ 'manuscript/1.md': text, ...files })
  return manuscript.files.map(({ file, role }) => (role === undefined ? undefined : `${file.basename}: ${role}`))
}

describe('a file beside others', () => {
  test.each([
    ['dedication.md', 'dedication'],
    ['02 - Dedication.txt', 'dedication'],
    ['Half_Title.md', 'half-title'],
    ['copyright-page.md', 'copyright'],
    ['acknowledgments.md', 'acknowledgements'],
    ['about-the-authors.md', 'about-the-author'],
    ['appendix-letters.md', 'appendix'],
  ])('named %s is taken for what its name says', async (name, role) => {
    expect(await rolesIn({ [`manuscript/${name}`]: 'Words.' })).toContain(`${name}: ${role}`)
  })

  test.each([
    'dedication-of-a-church.md',
    'my-preface.md',
    'introduction.md',
    'prologue.md',
    'appendixes.md',
    'about.md',
  ])('named %s is a chapter', async (name) => {
    expect(await rolesIn({ [`manuscript/${name}`]: '# Words\n\nMore.' })).toEqual([undefined, undefined])
  })

  test('may say itself what it is, and what it is not', async () => {
    const files = {
      'manuscript/2.md': '---\nrole: introduction\n---\nWords.',
      'manuscript/preface.md': '---\nrole: chapter\n---\n# Preface\n\nWords.',
    }
    expect(await rolesIn(files)).toEqual([undefined, '2.md: introduction', undefined])
  })

  test('is text where all others would be none', async () => {
    const { manuscript } = await loaded({ 'manuscript/dedication.md': 'A', 'manuscript/epigraph.md': 'B' })
    expect(manuscript.files.map(({ role }) => role)).toEqual([undefined, undefined])
  })

  test('that comes before the text leaves the word to the text', async () => {
    const { manuscript, messages } = await loaded({ 'manuscript/0-dedication.md': 'For A.', 'manuscript/1.md': text })
    expect(manuscript.metadata.title).toBe('The Ferry')
    expect(messages).toEqual([])
  })
})

test('a single file is the text, whatever it is called', async () => {
  const { manuscript, messages } = await loaded({ 'dedication.md': `---\nrole: dedication\n${head}---\nText.` })
  expect(manuscript.files[0]?.role).toBeUndefined()
  expect(messages).toEqual([expect.stringMatching(/^dedication\.md:2:1 warning `role` has no effect here/)])
})

describe('the settings', () => {
  test('name files for parts, also in folders below', async () => {
    const files = {
      'manuscript/1.md': text,
      'manuscript/around/for-ann.md': 'For Ann.',
      'manuscript/chapbook.yaml': 'matter:\n  dedication: around/for-ann.md\n',
    }
    const { manuscript, messages } = await loaded(files)
    expect(manuscript.files.map(({ file, role }) => [file.path, role])).toEqual([
      ['manuscript/1.md', undefined],
      ['manuscript/around/for-ann.md', 'dedication'],
    ])
    expect(messages).toEqual([])
  })

  test('switch pages on and off, and a file with them', async () => {
    const files = {
      'manuscript/1.md': text,
      'manuscript/preface.md': 'Words.',
      'manuscript/chapbook.yaml': 'colophon: false\nmatter: { half-title: false, figures: yes, preface: false }\n',
    }
    const { manuscript, messages } = await loaded(files)
    expect(manuscript.settings.matter).toEqual({ colophon: false, 'half-title': false, figures: true, preface: false })
    expect(manuscript.files.map(({ file }) => file.path)).toEqual(['manuscript/1.md'])
    expect(messages).toEqual([])
  })

  test('hold short texts themselves, and what is wrong in them is said there', async () => {
    const files = {
      'manuscript/1.md': text,
      'manuscript/chapbook.yaml': 'epigraph: { text: Look., by: Nobody }\ndedication: "For ![Ann](ann.png)"\n',
    }
    const { manuscript } = await loaded(files)
    const { chapters } = await read(manuscript, memoryHost(files))
    expect(chapters.map(({ id }) => id)).toEqual(['dedication', 'epigraph', 'chapter-1'])
    const said = manuscript.settingsFiles.flatMap(({ messages }) => messages)
    expect(said.map(({ line, reason, fatal }) => [line, reason, fatal])).toEqual([
      [2, '`dedication`: The picture `ann.png` does not exist', true],
    ])
  })
})

describe('the writer is told of', () => {
  test('two files for one page', async () => {
    const files = { 'manuscript/1.md': text, 'manuscript/2-dedication.md': 'A', 'manuscript/3-dedication.md': 'B' }
    const { messages } = await loaded(files)
    expect(messages).toEqual([
      expect.stringMatching(
        /^manuscript\/3-dedication\.md warning This is a second page for `dedication`, after `manuscript\/2-dedication\.md`/,
      ),
    ])
  })

  test('a text beside a file for the same page', async () => {
    const files = {
      'manuscript/1.md': text,
      'manuscript/dedication.md': 'A',
      'manuscript/chapbook.yaml': 'dedication: B\n',
    }
    const { manuscript, messages } = await loaded(files)
    expect(manuscript.files).toHaveLength(2)
    expect(messages).toEqual([
      expect.stringMatching(/^manuscript\/chapbook\.yaml:1:1 warning `dedication` is not used/),
    ])
  })

  test('a page without a word', async () => {
    const { messages } = await loaded({ 'manuscript/1.md': text, 'manuscript/dedication.md': '' })
    expect(messages).toEqual([
      'manuscript/dedication.md warning The file is empty → ' +
        'Write something, or have none with `matter: { dedication: false }`.',
    ])
  })

  test.each([
    ['matter: { half-title: maybe }', '`matter.half-title`: `maybe` is neither yes nor no, nor a file of text'],
    ['matter: { contents: list.md }', '`matter.contents`: `list.md` is neither yes nor no'],
    ['matter: { dedication: lost.md }', '`matter.dedication`: There is no file `lost.md`'],
    ['matter: { dedicaton: false }', '`dedicaton` is not a known key of `matter`'],
    ['dedication: true', '`dedication`: `true` stands where text is expected'],
    ['edition: { number: two }', '`edition.number`: The number of the edition is not a number'],
    ['edition: {}', '`edition`: Nothing is said of the edition'],
    ['role: foreward', '`role`: `foreward` is not known here'],
  ])('%s', async (yaml, reason) => {
    const { messages } = await withFrontMatter(`${head}${yaml}`)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toContain(reason)
  })

  test('vertical lines, which are not set', async () => {
    const { messages } = await withFrontMatter(`${head}print: { writing: vertical }`)
    expect(messages).toEqual([
      expect.stringMatching(/^essay\.md:5:19 warning Chapbook sets Japanese and Chinese in horizontal lines/),
    ])
  })
})

test('which edition of the work it is and which editions are made are told apart', async () => {
  const second = await withFrontMatter(`${head}edition: 2`)
  expect(second.manuscript.metadata.edition).toEqual({ number: 2 })
  const made = await withFrontMatter(`${head}edition: epub`)
  expect(made.manuscript.settings.editions).toEqual(['epub'])
  expect([...second.messages, ...made.messages]).toEqual([])
})
