/** Files that are no good: each gets a clear answer, and what was made before stays whole. */

import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { about, project, untouched } from './project.ts'

const text = 'Words of the room.\n'
const screen = ['--edition', 'web,epub'] as const

it('a file that does not exist is answered with the name that was meant', async () => {
  const { build, dist } = project({ 'essay.md': `${about}# One\n\n${text}` })
  const { code, err } = await build('esay.md')
  expect(code).toBe(2)
  expect(err).toMatchInlineSnapshot(`
    "error  There is no file or folder \`esay.md\`
        Did you mean \`essay.md\`?
    "
  `)
  expect(dist()).toEqual(untouched)
})

it('a folder without a text is answered with what lies in it', async () => {
  const { build, dist } = project({ 'manuscript/essay.docx': 'PK' })
  const { code, err } = await build()
  expect(code).toBe(2)
  expect(err).toMatchInlineSnapshot(`
    "error  The folder \`manuscript\` holds no Markdown and no plain text
        \`essay.docx\` is neither: save it as plain text (.txt) or Markdown (.md) first.
    "
  `)
  expect(dist()).toEqual(untouched)
})

it.each([
  ['an empty file', new Uint8Array(), 'essay.md  error    The file is empty  [empty-file]'],
  ['white space alone', ' \n\t\n', 'essay.md  error    The file is empty  [empty-file]'],
  ['front matter alone', about, 'essay.md  error    No text follows the front matter  [empty-file]'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'This is a PNG picture, not a text'],
  ['a program', Uint8Array.from({ length: 2000 }, (_, index) => index % 251), 'This is a binary file, not a text'],
  ['a word processor’s file', 'PK\u0003\u0004 word/document.xml', 'This is a Word document, not a text'],
  ['a PDF', '%PDF-1.7\n', 'This is a PDF, not a text'],
])('%s is no manuscript', async (_, content, reason) => {
  const { build, dist } = project({ 'essay.md': content })
  const { code, err } = await build('essay.md')
  expect(code).toBe(1)
  expect(err).toContain(reason)
  expect(err).toMatch(/\n {4}\S.*\n1 error\. Nothing was made; what stood there before is untouched\.\n$/)
  expect(dist()).toEqual(untouched)
})

it.each([
  ['UTF-16 with its mark', utf16(`\uFEFF${about}# Été\n\n${text}\n# Two\n\n${text}`), '[encoding]'],
  ['UTF-16 without a mark', utf16(`${about}# Été\n\n${text}\n# Two\n\n${text}`), '[encoding]'],
  [
    'Latin-1',
    Buffer.from(`${about}# \xC9t\xE9\n\n${text}\n# Two\n\n${text}`, 'latin1'),
    'essay.md:7:3  warning  This line is not in UTF-8; it was read as Windows-1252 (Latin-1): `# Été`',
  ],
  ['CR LF and a byte order mark', `\uFEFF${about}# Été\n\n${text}\n# Two\n\n${text}`.replaceAll('\n', '\r\n'), ''],
  ['CR alone', `${about}# Été\n\n${text}\n# Two\n\n${text}`.replaceAll('\n', '\r'), ''],
  [
    'NUL bytes',
    `${about}# É\u0000té\n\n${text}\n# Two\n\n${text}`,
    'essay.md:7:4  warning  A control character (U+0000) stands here; it was left out  [control-character]',
  ],
  [
    'signs that no XML can hold',
    `${about}# É\uFFFFté\n\n${text}\n# Two\n\n${text}`,
    'essay.md:7:4  warning  A control character (U+FFFF) stands here; it was left out  [control-character]',
  ],
])('a text in %s is read whole', async (_, content, message) => {
  const { build } = project({ 'essay.md': content })
  const { code, err, result } = await build('essay.md', ...screen)
  expect(code).toBe(0)
  if (message === '') expect(err).toBe('')
  else expect(err).toContain(message)
  expect(result?.book?.outline.map(({ title }) => title)).toEqual(['Été', 'Two'])
})

it('a picture behind a link that leaves the project is not read', async () => {
  const { build, dist, folder } = project({
    'book/essay.md': `${about}# One\n\n${text}\n![A lamp](lamp.svg)\n\n![A lamp](up/lamp.svg)\n\n# Two\n\n${text}`,
    'lamp.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>',
  })
  symlinkSync('../lamp.svg', join(folder, 'book/lamp.svg'))
  symlinkSync('..', join(folder, 'book/up'))
  const { code, err } = await build('book')
  expect(code).toBe(1)
  expect(err).toMatchInlineSnapshot(`
    "book/essay.md:11:1  error    The picture \`lamp.svg\` lies outside the project and is not read  [image-outside]
        Copy the picture into the folder of the manuscript.
    book/essay.md:13:1  error    The picture \`up/lamp.svg\` lies outside the project and is not read  [image-outside]
        Copy the picture into the folder of the manuscript.
    2 errors. Nothing was made; what stood there before is untouched.
    "
  `)
  expect(dist()).toEqual(untouched)
})

it('a folder in the place of a picture is called a folder', async () => {
  const { build, folder } = project({ 'essay.md': `${about}# One\n\n![A lamp](lamps)\n` })
  mkdirSync(join(folder, 'lamps'))
  const { code, err } = await build('essay.md')
  expect(code).toBe(1)
  expect(err).toContain('essay.md:9:1  error    `lamps` is a folder, not a picture  [missing-image]\n    Name a file in it.')
})

it('a picture that says it is larger than any device can show is not even tried', async () => {
  const header = Buffer.from('89504e470d0a1a0a0000000d4948445200004e2000004e200802000000', 'hex')
  const { build } = project({
    'essay.md': `${about}# One\n\n![A lamp](huge.png)\n`,
    'huge.png': Buffer.concat([header, Buffer.from('\0\0\0\0\0\0\0\0IEND\xAEB`\x82', 'latin1')]),
  })
  const { code, err } = await build('essay.md')
  expect(code).toBe(1)
  expect(err).toMatchInlineSnapshot(`
    "essay.md:7:1  info     \`One\` is not the title that the metadata gives; it is kept as a heading  [two-titles]
        Take one of the two out, or make them the same.
    essay.md:9:1  error    The picture \`huge.png\` is 20000 × 20000 pixels large, more than reading devices can show  [unreadable-image]
        Save it smaller: 3,000 pixels fill any page.
    1 error. Nothing was made; what stood there before is untouched.
    "
  `)
})

function utf16(content: string): Uint8Array {
  return new Uint8Array(Buffer.from(content, 'utf16le'))
}
