/** Lists of readers: what they may look like, and what is said of rows that cannot be used. */

import { describe, expect, it } from 'vitest'
import { columnOf } from '../../src/copies/columns.ts'
import { readReaders, type ReaderListOptions } from '../../src/copies/reader-list.ts'

async function list(text: string | Uint8Array, options: Partial<ReaderListOptions> = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const { readers, file } = await readReaders(bytes, { path: 'readers.csv', folder: '/here', ...options })
  return {
    readers: readers.map(({ line, ...reader }) => {
      expect(line).toBeGreaterThan(0)
      return reader
    }),
    said: file.messages.map(({ line, reason }) => `${line}: ${reason}`),
    notes: file.messages.map(({ note }) => note),
  }
}

describe('a list', () => {
  it('may be one name a line', async () => {
    const { readers, said } = await list('Anna Weber\nBo Chen\n\n"Weber, Cleo"\n')
    expect(readers).toEqual([
      { name: 'Anna Weber', number: 1 },
      { name: 'Bo Chen', number: 2 },
      { name: 'Weber, Cleo', number: 3 },
    ])
    expect(said).toEqual([])
  })

  it('may have columns in any order, among others that mean nothing here', async () => {
    const text = 'Town,E-Mail,Nr,Name,Widmung\nUlm,anna@example.org,7,Anna,"Danke, ""sehr"""\nBonn,,,Bo,\n'
    expect(await list(text)).toMatchObject({
      readers: [
        { name: 'Anna', number: 7, note: 'Danke, "sehr"', email: 'anna@example.org' },
        { name: 'Bo', number: 2 },
      ],
      said: [],
    })
  })

  it.each([
    ['commas', 'name,note\nAnna,yes\n'],
    ['semicolons', 'name;note\nAnna;yes\n'],
    ['tabs', 'name\tnote\nAnna\tyes\n'],
    ['a byte order mark', '\uFEFFname,note\nAnna,yes\n'],
    ['line ends of Windows', 'name,note\r\nAnna,yes\r\n'],
    ['no line end', 'name,note\nAnna,yes'],
    ['empty rows', 'name,note\n,\nAnna,yes\n,\n'],
    ['quotes', '"name","note"\n"Anna","yes"\n'],
  ])('may have %s', async (_, text) => {
    expect(await list(text)).toMatchObject({ readers: [{ name: 'Anna', number: 1, note: 'yes' }], said: [] })
  })

  it('may be in UTF-16, as some tables are saved', async () => {
    const bytes = Buffer.from('\uFEFFname\nŻaneta Øre\n', 'utf16le')
    expect((await list(bytes)).readers).toEqual([{ name: 'Żaneta Øre', number: 1 }])
  })

  it('numbers the copies by its rows, from where it is told', async () => {
    const { readers } = await list('name,number\nAnna,\nBo,40\nCleo,\n', { from: 13 })
    expect(readers.map(({ number }) => number)).toEqual([13, 40, 15])
  })

  it.each([
    ['Name', 'name'],
    ['Vor- und Nachname', undefined],
    ['Leserin', 'name'],
    ['Imię i nazwisko', 'name'],
    ['氏名', 'name'],
    ['שם', 'name'],
    ['الاسم', 'name'],
    ['Όνομα', 'name'],
    ['ФИО', 'name'],
    ['N°', 'number'],
    ['No.', 'number'],
    ['Exemplar', 'number'],
    ['Número', 'number'],
    ['编号', 'number'],
    ['Dédicace', 'note'],
    ['Посвящение', 'note'],
    ['e-mail', 'email'],
    ['Courriel', 'email'],
    ['E-post', 'email'],
  ])('knows the heading %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column)
  })
})

describe('a row that cannot be used is named, and the others are', () => {
  it.each([
    ['without a name', 'name,note\n,thanks\nBo,\n', '2: The name is empty'],
    ['with a name of spaces', 'name,note\n\u00a0 ,thanks\nBo,\n', '2: The name is empty'],
    [
      'with too long a name',
      `name\n${'x'.repeat(500)}\nBo\n`,
      '2: The name has 500 characters, and 120 have room on a bookplate',
    ],
    [
      'with too long a note',
      `name,note\nAnna,${'x'.repeat(401)}\nBo,\n`,
      '2: The note has 401 characters, and 400 have room on a bookplate',
    ],
    ['with a column too few', 'name,note\nAnna\nBo,\n', '2: The row has one column in place of 2 columns'],
    ['with a column too many', 'name,note\nWeber, Anna,x\nBo,\n', '2: The row has 3 columns in place of 2 columns'],
    ['with more than the name, and no heading', 'Weber, Anna\nBo\n', '1: The row has 2 columns in place of one column'],
    ['with a number that is none', 'name,number\nAnna,twelve\nBo,\n', '2: `twelve` is no number of a copy'],
    ['with the number zero', 'name,number\nAnna,0\nBo,\n', '2: `0` is no number of a copy'],
    ['with the number of another', 'name,number\nBo,2\nAnna,2\n', '3: Copy 2 is that of line 2'],
    ['with a number beyond the last', 'name,number\nAnna,12\nBo,2\n', '2: There is no copy 12 of 10'],
    ['with a name over two lines', 'name\n"An\nna"\nBo\n', '2: The name goes over a line'],
    ['with a mark of direction', 'name\nAnna\u202egpj\nBo\n', '2: The name has a character that nobody sees, U+202E'],
    [
      'with letters that nobody sees',
      'name\nAnna\u{E0041}\nBo\n',
      '2: The name has a character that nobody sees, U+E0041',
    ],
    [
      'with a quote that nothing closes',
      'name,note\n"Anna,yes\nBo,\n',
      '2: A double quote opens a field here and none closes it',
    ],
    [
      'with a quote that a later row closes',
      'name,note\n"Anna,yes\nBo,\n"Cleo",x\n',
      '2: A double quote opens a field here and none closes it',
    ],
    ['with a quote in the midst', 'name\nAnna "Annie" W\nBo\n', '2: A double quote stands in the midst of a field'],
    ['with a broken address', 'name,email\nAnna,anna at home\nBo,\n', '2: `anna at home` is no address of e-mail'],
  ])('%s', async (_, text, message) => {
    const { readers, said, notes } = await list(text, { total: 10 })
    expect(said).toEqual([message])
    expect(readers.map(({ name }) => name)).toContain('Bo')
    expect(notes.every((note) => typeof note === 'string' && note.length > 10)).toBe(true)
  })

  it('and those behind it keep their numbers', async () => {
    const { readers } = await list('name\nAnna\n"Bo\nCleo\n')
    expect(readers).toEqual([
      { name: 'Anna', number: 1 },
      { name: 'Cleo', number: 3 },
    ])
  })
})

describe('a list that is none', () => {
  it.each([
    ['empty', '', 'The list names nobody'],
    ['of headings alone', 'name,note\n', 'The list names nobody'],
    ['without names', 'number,note\n1,yes\n', 'No column has the names'],
    ['with two columns of names', 'name,reader\nAnna,Bo\n', 'Two columns are the `name`'],
  ])('%s', async (_, text, reason) => {
    const { readers, said } = await list(text)
    expect(readers).toEqual([])
    expect(said).toEqual([`1: ${reason}`])
  })

  it('a workbook is told to be one', async () => {
    const { readers, said } = await list(Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00', 'latin1'))
    expect(readers).toEqual([])
    expect(said[0]).toMatch(/not a text/)
  })
})
