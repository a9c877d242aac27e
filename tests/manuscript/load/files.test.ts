import { describe, expect, test } from 'vitest'
import { load } from '../../../src/manuscript/load.ts'
import { memoryHost, type MemoryHostOptions } from '../../memory-host.ts'
import { loaded, type Files } from './loaded.ts'

const author = { authors: ['A. Writer'] }

describe('a folder', () => {
  test('gives its Markdown and plain text in natural order and nothing else', async () => {
    const { manuscript } = await loaded({
      'manuscript/10-end.md': 'Ten',
      'manuscript/2-middle.txt': 'Two',
      'manuscript/1-begin.markdown': 'One',
      'manuscript/b.text': 'B',
      'manuscript/.hidden.md': 'no',
      'manuscript/2-middle.outline.yaml': 'text: [1]',
      'manuscript/picture.png': 'no',
      'manuscript/deeper/3.md': 'no',
    })
    expect(manuscript.files.map(({ file }) => file.basename)).toEqual([
      '1-begin.markdown',
      '2-middle.txt',
      '10-end.md',
      'b.text',
    ])
    expect(manuscript.files.map(({ format }) => format)).toEqual(['markdown', 'plain-text', 'markdown', 'plain-text'])
    expect(manuscript.root).toBe('/project/manuscript')
  })

  test('gives the files that chapbook.yaml lists, in that order', async () => {
    const { manuscript, messages } = await loaded(
      {
        'manuscript/a.md': 'A',
        'manuscript/b.md': 'B',
        'manuscript/c.md': 'C',
        'manuscript/chapbook.yaml': 'files: [c.md, a.md]',
      },
      author,
    )
    expect(manuscript.files.map(({ file }) => String(file))).toEqual(['C', 'A'])
    expect(messages).toEqual([])
  })

  test('reports listed files that are missing, listed twice, no text or outside', async () => {
    const { manuscript, messages } = await loaded(
      {
        'manuscript/chapter.md': 'A',
        'manuscript/picture.png': 'P',
        'secret.md': 'S',
        'manuscript/chapbook.yaml':
          'files:\n  - chaptr.md\n  - chapter.md\n  - chapter.md\n  - picture.png\n  - ../secret.md\n  - /etc/passwd\n  - linked.md\n',
      },
      author,
      { links: { 'manuscript/linked.md': '../secret.md' } },
    )
    expect(manuscript.files.map(({ file }) => String(file))).toEqual(['A'])
    expect(messages).toEqual([
      'manuscript/chapbook.yaml:2:5 error There is no file `chaptr.md` → Did you mean `chapter.md`?',
      'manuscript/chapbook.yaml:4:5 error `chapter.md` is listed twice → List it once.',
      'manuscript/chapbook.yaml:5:5 error `picture.png` is neither Markdown nor plain text → List .md and .txt files.',
      'manuscript/chapbook.yaml:6:5 error `../secret.md` leaves the folder of the manuscript → Copy the file into the folder of the manuscript and name it from there.',
      'manuscript/chapbook.yaml:7:5 error `/etc/passwd` leaves the folder of the manuscript → Copy the file into the folder of the manuscript and name it from there.',
      'manuscript/chapbook.yaml:8:5 error `linked.md` leaves the folder of the manuscript → Copy the file into the folder of the manuscript and name it from there.',
    ])
  })

  test('does not read a link that leads out of it', async () => {
    const { manuscript, messages } = await loaded({ 'manuscript/a.md': 'A', 'secret.md': 'S' }, author, {
      links: { 'manuscript/b.md': '../secret.md', 'manuscript/chapbook.yaml': '../secret.md' },
    })
    expect(manuscript.files.map(({ file }) => String(file))).toEqual(['A', ''])
    expect(messages).toEqual([
      'manuscript/chapbook.yaml error This is a link to a file outside the folder of the manuscript → Copy the file into the folder.',
      'manuscript/b.md error This is a link to a file outside the folder of the manuscript → Copy the file into the folder.',
    ])
  })
})

describe('a file', () => {
  test('stands alone, its folder is the root, and chapbook.yaml beside it is read', async () => {
    const { manuscript } = await loaded({
      'texts/essay.txt': 'Words',
      'texts/other.txt': 'Other',
      'texts/chapbook.yaml': 'title: Found',
    })
    expect(manuscript.files).toHaveLength(1)
    expect(manuscript.files[0]?.file.path).toBe('texts/essay.txt')
    expect(manuscript.files[0]?.file.cwd).toBe('/project')
    expect(manuscript.root).toBe('/project/texts')
    expect(manuscript.metadata.title).toBe('Found')
    expect(manuscript.settingsFiles.map(({ path }) => path)).toEqual(['texts/chapbook.yaml'])
  })

  test('may be a link, since the user names it', async () => {
    const host = memoryHost({ '/elsewhere/essay.md': 'Words' }, { links: { 'essay.md': '/elsewhere/essay.md' } })
    const manuscript = await load({ manuscript: 'essay.md', ...author }, host)
    expect(String(manuscript.files[0]?.file)).toBe('Words')
  })

  test.each([
    ['with nothing in it', '', 'The file is empty'],
    ['with white space only', ' \n\t\r\n', 'The file is empty'],
    ['with front matter only', '---\ntitle: A\n---\n\n', 'No text follows the front matter'],
  ])('%s is an error', async (_, text, reason) => {
    const { messages } = await loaded({ 'essay.md': text })
    expect(messages).toEqual([`essay.md error ${reason} → Write something, or name another file.`])
  })

  test('that is empty among others is a warning', async () => {
    const { messages } = await loaded({ 'manuscript/1.md': 'Words', 'manuscript/2.md': '' }, author)
    expect(messages).toEqual(['manuscript/2.md warning The file is empty → Write something, or name another file.'])
  })
})

describe('a call that names no manuscript', () => {
  test.each<[string, string, Files, string, string, MemoryHostOptions?]>([
    [
      'a missing file',
      'esay.md',
      { 'essay.md': 'A' },
      'There is no file or folder `esay.md`',
      'Did you mean `essay.md`?',
    ],
    [
      'another ending',
      'in/essay.md',
      { 'in/essay.txt': 'A' },
      'There is no file or folder `in/essay.md`',
      'Did you mean `in/essay.txt`?',
    ],
    [
      'no default folder',
      'manuscript',
      { 'README.md': 'R', 'my-essay.md': 'A' },
      'There is no file or folder `manuscript`',
      'Name a file or a folder that exists: `chapbook build my-essay.md`.',
    ],
    [
      'nothing at all',
      'x.md',
      {},
      'There is no file or folder `x.md`',
      'Name a file or a folder that exists: `chapbook build essay.md`.',
    ],
    [
      'a folder of pictures',
      'in',
      { 'in/a.png': 'A' },
      'The folder `in` holds no Markdown and no plain text',
      'Put your text there as a .md or .txt file, or name another file or folder.',
    ],
    [
      'a folder with a Word document',
      'in',
      { 'in/essay.docx': 'A' },
      'The folder `in` holds no Markdown and no plain text',
      '`essay.docx` is neither: save it as plain text (.txt) or Markdown (.md) first.',
    ],
    [
      'a web page',
      'a.html',
      { 'a.html': '<p>' },
      '`a.html` is neither Markdown nor plain text',
      'Convert it first, for instance with `pandoc a.html -t markdown -o a.md`.',
    ],
  ])('%s is wrong use', async (_, manuscript, files, message, hint) => {
    await expect(load({ manuscript }, memoryHost(files))).rejects.toMatchObject({
      name: 'ChapbookError',
      kind: 'usage',
      message,
      hint,
    })
  })

  test('a file that cannot be read is the trouble of the machine', async () => {
    const host = memoryHost({ 'essay.md': 'A' }, { unreadable: ['essay.md'] })
    await expect(load({ manuscript: 'essay.md' }, host)).rejects.toMatchObject({
      name: 'ChapbookError',
      kind: 'machine',
    })
  })
})

test('a cover is found inside the folder, and reported where it is not', async () => {
  const cover = {
    'essay.md': '---\nauthor: A\ncover: { image: front.jpg, alt: A street }\n---\nText',
    'front.jpg': 'J',
  }
  const { manuscript, messages } = await loaded(cover)
  expect(messages).toEqual([])
  expect(manuscript.metadata.coverPath).toBe('/project/front.jpg')
  expect(manuscript.metadata.coverDescription).toBe('A street')

  const wrong = await loaded({ 'essay.md': '---\nauthor: A\ncover:\n  path: frnt.jpg\n---\nText', 'front.jpg': 'J' })
  expect(wrong.messages).toEqual([
    'essay.md:4:9 error `cover`: There is no file `frnt.jpg` → Did you mean `front.jpg`?',
  ])

  const outside = await loaded({ 'in/essay.md': '---\nauthor: A\ncover: ../front.jpg\n---\nText', 'front.jpg': 'J' })
  expect(outside.messages[0]).toMatch(/^in\/essay\.md:3:8 error `cover`: `\.\.\/front\.jpg` leaves the folder/)
  expect(outside.manuscript.metadata.coverPath).toBeUndefined()
})
