import { describe, expect, test } from 'vitest'
import { loaded, withFrontMatter } from './loaded.ts'

/** The text that is left to read, and what was said above it. */
async function split(text: string, name = 'essay.md') {
  const { manuscript, messages } = await loaded({ [name]: text })
  const [first] = manuscript.files
  const { title, subtitle, date, authors } = manuscript.metadata
  const written = { title, subtitle, date, authors: authors.map((author) => author.name).join(' + ') || undefined }
  return {
    said: Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)),
    rest: String(first?.file).slice(first?.start),
    messages: messages.filter((message) => !message.includes('No author is named')),
  }
}

describe('what stands above the text', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['YAML between rules', '---\ntitle: A\nauthor: B\n---\nText', { title: 'A', authors: 'B' }, 'Text'],
    ['YAML that ends in dots', '---\ntitle: A\n...\nText', { title: 'A' }, 'Text'],
    ['YAML below empty lines', '\n\n--- \ntitle: A\n---  \nText', { title: 'A' }, 'Text'],
    ['empty front matter', '---\n---\nText', {}, 'Text'],
    ['only a comment', '---\ntitle:\n# nothing yet\n---\nText', {}, 'Text'],
    [
      'a title block of Pandoc',
      '% The Angel\n  in the Desert\n% A. Writer; B. Writer\n% 2026-11\n\nText',
      { title: 'The Angel in the Desert', authors: 'A. Writer + B. Writer', date: '2026-11' },
      '\nText',
    ],
    ['a title block with authors on lines', '% A\n% B\n  C\nText', { title: 'A', authors: 'B + C' }, 'Text'],
    ['a title block without authors', '% A\n%\n% 2026\nText', { title: 'A', date: '2026' }, 'Text'],
    [
      'lines of keys',
      'Title: The Angel: a story\nAuthor: B; C\nDate: 2026\n\nText: more',
      { title: 'The Angel: a story', authors: 'B + C', date: '2026' },
      '\nText: more',
    ],
    ['one line with a key', 'Title: A\n\nText', { title: 'A' }, '\nText'],
  ])('%s is set apart', async (_, text, said, rest) => {
    for (const name of ['essay.md', 'essay.txt']) {
      expect(await split(text, name)).toEqual({ said, rest, messages: [] })
    }
  })

  test.each([
    ['a note', 'Note: this was written in May.\n\nText'],
    ['a letter', 'Date: 5 May\nSubject: Vegas\n\nDear Ben'],
    ['a title line above prose', 'Title: A\nand then the text begins\n\nMore'],
    ['an unknown key among known ones', 'Title: A\nMood: sad\n\nText'],
    ['a rule', '---\nOnce upon a time\n---\nText'],
    ['a rule above a note', '---\nNote: this was written in May,\nlong ago.\n\nText\n\n---\nText'],
    ['a rule that nothing closes', '---\nNote: long ago\n\nText'],
    ['a percentage', '%50 of them\n\nText'],
    ['a key without a value', 'Title:\n\nText'],
  ])('%s stays text', async (_, text) => {
    for (const name of ['essay.md', 'essay.txt'])
      expect(await split(text, name)).toEqual({ said: {}, rest: text, messages: [] })
  })

  test('front matter that is never closed is an error, and the text is kept', async () => {
    expect(await split('---\ntitle: A\n\nText')).toEqual({
      said: {},
      rest: '\n\nText',
      messages: [
        'essay.md:1:1 error The front matter that begins here is never closed → Add a line `---` after its last key.',
      ],
    })
  })

  test('a wrong value in a title block or in lines of keys is reported where it stands', async () => {
    expect((await split('% A\n% B\n% 5 May\n\nText')).messages[0]).toMatch(
      /^essay\.md:3:3 error `date`: `5 May` is not a date/,
    )
    expect((await split('Title: A\nISBN: 12\n\nText')).messages[0]).toMatch(
      /^essay\.md:2:7 error `isbn`: `12` is not an ISBN/,
    )
  })

  test('front matter of a later file has no effect and says so', async () => {
    const { manuscript, messages } = await loaded({
      'manuscript/1.md': '---\nauthor: A\n---\nOne',
      'manuscript/2.md': '---\ntitle: B\nmood: sad\n---\nTwo',
    })
    expect(manuscript.metadata.title).toBeUndefined()
    expect(manuscript.files[1]?.start).toBe(27)
    expect(messages).toEqual([
      'manuscript/2.md:2:1 warning `title` has no effect here → Write it above the text of the first file, or in `chapbook.yaml`.',
      'manuscript/2.md:3:1 warning `mood` has no effect here → Write it above the text of the first file, or in `chapbook.yaml`.',
    ])
  })
})

describe('broken YAML', () => {
  test.each([
    ['a second colon', 'title: The Angel: a story', '2:8', 'A second colon follows on this line'],
    ['a bracket left open', 'author: [A, B\ntitle: C', '2:14', 'Something is not closed before this place'],
    ['a quotation mark left open', 'title: "A', '2:10', 'Something is not closed before this place'],
    ['a key twice', 'title: A\nlanguage: en\ntitle: B', '4:1', 'This key is given twice'],
    ['a tab', 'print:\n\tpage: A5', '3:1', 'A tab indents this line'],
    ['a reserved sign', 'title: @home', '2:8', 'A text cannot begin with this sign'],
    ['a type', 'title: !!js/function "x"', '2:8', 'A type is named with `!`, which has no meaning here'],
    ['an unknown alias', 'title: *other', '2:8', 'This name of an alias is not known'],
  ])('%s is an error at its line and column', async (_, yaml, place, reason) => {
    const { messages } = await withFrontMatter(yaml)
    expect(messages[0]).toContain(`essay.md:${place} error ${reason} (YAML) → `)
  })

  test('aliases that multiply are refused', async () => {
    const row = (name: string, of: string): string => `${name}: &${name} [${`*${of}, `.repeat(9)}*${of}]`
    const { messages } = await withFrontMatter(
      ['title: &a [x, x]', row('b', 'a'), row('c', 'b'), row('d', 'c')].join('\n'),
    )
    expect(messages[0]).toMatch(/error The YAML repeats itself too often/)
  })

  test('in chapbook.yaml it is a message on that file', async () => {
    const { messages } = await loaded({ 'manuscript/a.md': 'A', 'manuscript/chapbook.yaml': 'title: A\nprint: [' })
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^manuscript\/chapbook\.yaml:2:\d+ error Something is not closed/)
  })

  test('a chapbook.yaml that is no list of keys is an error, an empty one is not', async () => {
    const { messages } = await loaded({ 'manuscript/a.md': 'A', 'manuscript/chapbook.yaml': '- a\n- b' })
    expect(messages[0]).toBe(
      'manuscript/chapbook.yaml:1:1 error The file does not hold keys and values → Write one `key: value` a line.',
    )
    const empty = await loaded({ 'manuscript/a.md': 'A', 'manuscript/chapbook.yaml': '# nothing\n' }, { authors: 'A' })
    expect(empty.messages).toEqual([])
  })
})
