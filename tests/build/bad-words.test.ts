/** Manuscripts whose words go wrong: each gets messages with file, line, column and a remedy, and what stood before stays. */

import { describe, expect, it } from 'vitest'
import { outline } from '../../src/outline.ts'
import { readPdf } from '../pdf-text.ts'
import { readEpub, readWeb, wholeText } from './editions.ts'
import { about, project, untouched } from './project.ts'

const screen = ['--edition', 'web,epub'] as const

/** Builds a text for the screen; asks for the exit code and the state of `dist/` that belongs to it. */
async function told(text: string, expected: 0 | 1, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const { build, dist } = project({ 'essay.md': text, ...files })
  const { code, err } = await build('essay.md', ...screen)
  expect({ code, err }).toEqual({ code: expected, err })
  if (expected === 1) expect(dist()).toEqual(untouched)
  else expect(Object.keys(dist())).toHaveLength(3)
  return err
}

describe('headings', () => {
  it('a text without headings becomes one chapter, and is told how to make some', async () => {
    expect(await told(`${about}Words.\n\nMore words.\n`, 0)).toMatchInlineSnapshot(`
      "essay.md  info     There is no heading; the whole text is one chapter without a number  [no-headings]
          Begin a line with \`# \` to make it a heading.
      "
    `)
  })

  it('one heading is a chapter where the title is given, and the title where it is not', async () => {
    const { build } = project({ 'essay.md': `${about}# One\n\nWords.\n`, 'other.md': '# One\n\nWords.\n' })
    const { result } = await build('essay.md', '--edition', 'web')
    expect(result?.book?.outline.map(({ title }) => title)).toEqual(['One'])
    const { result: other } = await build('other.md', '--edition', 'web')
    expect(other?.book?.metadata.title).toBe('One')
    expect(other?.book?.outline).toEqual([])
  })

  it('the same heading five times is five chapters with five places', async () => {
    const { build } = project({ 'essay.md': about + '# Again\n\nWords.\n\n'.repeat(5) })
    const { code, err, result } = await build('essay.md', ...screen)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const ids = result?.book?.outline.map(({ id, title }) => `${id} ${title}`) ?? []
    expect(new Set(ids).size).toBe(5)
    const [page, epub] = [await readWeb(bytesOf(result, 'web')), await readEpub(bytesOf(result, 'epub'))]
    for (const { contents } of [page, epub]) expect(contents).toEqual(Array.from({ length: 5 }, () => 'Again'))
  })

  it('a heading that jumps a level is named, and the jump is closed', async () => {
    expect(await told(`${about}# One\n\nWords.\n\n#### Deep\n\nWords.\n\n# Two\n\nWords.\n`, 0)).toMatchInlineSnapshot(`
      "essay.md:11:1  warning  Heading jumps from level 1 to level 4  [heading-order]
          Use level 2 here, or raise the heading above. In the book it stands at level 2.
      "
    `)
  })

  it('a text in which nothing ends is told where it is too deep', async () => {
    const stairs = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- words`).join('\n')
    for (const marks of ['>'.repeat(3000), '- '.repeat(3000), '<span>'.repeat(5000)]) {
      const err = await told(`${about}# One\n\nWords.\n\n${marks} deep\n\n# Two\n\nWords.\n`, 1)
      expect(err).toMatch(/^essay\.md:11:\d+ +error +Here the text is nested more than 100 levels deep {2}\[too-deep\]$/m)
    }
    expect(await told(`${about}# One\n\n${stairs}\n\n# Two\n\nWords.\n`, 1)).toMatch(/^essay\.md:58:99 .*\[too-deep\]$/m)
    expect(await told(`${about}# One\n\n${'* '.repeat(300)}\n\n# Two\n\nWords.\n`, 0)).not.toContain('too-deep')
  })

  it('the outline of such a text is told too', async () => {
    const { host } = project({ 'essay.md': `${about}${'- '.repeat(5000)} deep\n` })
    const { headings, files } = await outline({ manuscript: 'essay.md', host })
    expect(headings).toEqual([])
    expect(files.flatMap(({ messages }) => messages.map(({ line, ruleId }) => [line, ruleId]))).toEqual([[7, 'too-deep']])
  })
})

describe('pictures and links', () => {
  it('a picture that is missing is named where it stands, with the file that was meant', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>'
    const text = `${about}# One\n\nWords. ![A lamp](pictures/lam.svg)\n\n# Two\n\nWords.\n`
    expect(await told(text, 1, { 'pictures/lamp.svg': svg })).toMatchInlineSnapshot(`
      "essay.md:9:8  error    The picture \`pictures/lam.svg\` does not exist  [missing-image]
          Did you mean \`pictures/lamp.svg\`?
      1 error. Nothing was made; what stood there before is untouched.
      "
    `)
  })

  it('a picture elsewhere is not fetched; a link takes its place', async () => {
    const text = `${about}# One\n\nWords. ![A lamp](https://example.org/lamp.png)\n\n# Two\n\nWords.\n`
    expect(await told(text, 0)).toMatchInlineSnapshot(`
      "essay.md:9:8  warning  \`https://example.org/lamp.png\` is not on this disk and is not fetched; a link with its description stands in its place  [remote-image]
          Save the picture beside the manuscript and name that file here.
      "
    `)
  })

  it.each([
    '../lamp.png',
    '%2e%2e/lamp.png',
    '..%2flamp.png',
    'pictures/../../lamp.png',
    '/etc/lamp.png',
    'file:///etc/lamp.png',
    'FILE:///etc/lamp.png',
  ])('neither a picture nor a link may lead to %s', async (address) => {
    const err = await told(`${about}# One\n\n![A lamp](${address})\n\n[A lamp](${address})\n\n# Two\n\nWords.\n`, 1)
    const picture = `The picture \`${address}\` lies outside the project and is not read  [image-outside]`
    const link = `\`${address}\` leads out of the project, to a disk that readers do not have  [link-outside]`
    expect(err.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
      `essay.md:9:1   error    ${picture}`,
      `essay.md:11:1  error    ${link}`,
      '2 errors. Nothing was made; what stood there before is untouched.',
      '',
    ])
  })

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', '&#106;avascript:alert(1)', 'vbscript:x', 'data:text/html,x'])(
    'a link to %s is only its words',
    async (address) => {
      const { build } = project({ 'essay.md': `${about}# One\n\n[The lamp](${address})\n\n# Two\n\nWords.\n` })
      const { code, err, result } = await build('essay.md', ...screen)
      expect(code).toBe(0)
      expect(err).toMatch(/^essay\.md:9:1 {2}warning {2}An address that begins with `\w+:` is removed {2}\[unsafe-link\]$/m)
      for (const text of [wholeText(bytesOf(result, 'web')), wholeText(bytesOf(result, 'epub'))]) {
        expect(text).toContain('The lamp')
        expect(text).not.toMatch(/(?:java|vb)script:|data:text/i)
      }
    },
  )
})

describe('what is said about the book', () => {
  it('broken YAML is named at its line and column', async () => {
    expect(await told('---\ntitle: A Room\nauthor: "Ann Lee\n---\n\n# One\n\nWords.\n', 1)).toMatchInlineSnapshot(`
      "essay.md:3:17  error    Something is not closed before this place (YAML)  [yaml]
          Add the quotation mark, bracket, brace or comma that is missing.
      1 error. Nothing was made; what stood there before is untouched.
      "
    `)
  })

  it('YAML that repeats itself without end is refused', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => `k${level}: &k${level} [${`*k${level - 1},`.repeat(9)}]`)
    const yaml = ['k0: &k0 [x]', ...levels.slice(1)].join('\n')
    expect(await told(`---\n${yaml}\n---\n\n# One\n\nWords.\n`, 1)).toContain('The YAML repeats itself too often  [yaml]')
  })

  it('an unknown key is answered with the nearest known one', async () => {
    const text = '---\ntitle: A Room\nauthr: Ann Lee\n---\n\n# One\n\nWords.\n\n# Two\n\nWords.\n'
    expect(await told(text, 0)).toMatchInlineSnapshot(`
      "essay.md      warning  No author is named  [missing-author]
          Write \`author: Name\` between two lines \`---\` above the text, or give \`--author "Name"\`.
      essay.md:3:1  warning  \`authr\` is not a known key  [unknown-key]
          Did you mean \`author\`?
      "
    `)
  })

  it('an unknown language is answered with how languages are written', async () => {
    const text = '---\ntitle: A Room\nauthor: Ann Lee\nlanguage: englisch\n---\n\n# One\n\nWords.\n'
    expect(await told(text, 1)).toMatchInlineSnapshot(`
      "essay.md:4:11  error    \`language\`: \`englisch\` is not a known language tag  [wrong-value]
          Write \`en\`.
      1 error. Nothing was made; what stood there before is untouched.
      "
    `)
  })
})

describe('blocks and notes', () => {
  it('a block that is never closed is named where it opens', async () => {
    const text = `${about}# One\n\n:::note\nWords.\n\n# Two\n\nWords.\n`
    expect(await told(text, 1)).toMatchInlineSnapshot(`
      "essay.md:7:1  info     \`One\` is not the title that the metadata gives; it is kept as a heading  [two-titles]
          Take one of the two out, or make them the same.
      essay.md:9:1  error    \`:::note\` is never closed  [unclosed-directive]
          Close it with \`:::\` on a line of its own. A block that holds another needs more colons than the one inside.
      1 error. Nothing was made; what stood there before is untouched.
      "
    `)
  })

  it('notes that do not fit together are named, each at its place', async () => {
    const text = `${about}# One\n\nCalled[^never]. Twice[^twice].\n\n[^twice]: First.\n\n[^twice]: Second.\n\n[^lost]: Lost.\n\n# Two\n\nWords.\n`
    expect(await told(text, 0)).toMatchInlineSnapshot(`
      "essay.md:9:7   warning  The note \`[^never]\` is called here and never written; the call is kept as text  [undefined-note]
          Write \`[^never]: …\` in this file.
      essay.md:13:1  warning  The note \`[^twice]\` is written twice; only the first text, at line 11, is used  [duplicate-note]
          Give one of the two another label.
      essay.md:15:1  warning  The note \`[^lost]\` is never called, so no reader will see it  [uncalled-note]
          Put \`[^lost]\` where the note belongs, or move its words into the text.
      "
    `)
  })

  it('code that is never closed loses nothing', async () => {
    const { build } = project({ 'essay.md': `${about}# One\n\nWords.\n\n\`\`\`\n# Code\nlast words\n` })
    const { code, result } = await build('essay.md', '--edition', 'web')
    expect(code).toBe(0)
    expect(wholeText(bytesOf(result, 'web'))).toContain('# Code\nlast words')
  })

  it('warnings are errors under --strict: nothing is made', async () => {
    const { build, dist } = project({ 'essay.md': `${about}# One\n\nCalled[^never].\n\n# Two\n\nWords.\n` })
    const { code, err } = await build('essay.md', ...screen, '--strict')
    expect(code).toBe(1)
    expect(err).toContain('essay.md:9:7  warning  The note `[^never]` is called here')
    expect(dist()).toEqual(untouched)
  })
})

function bytesOf(result: { artifacts: readonly { edition: string; bytes: Uint8Array }[] } | undefined, name: string): Uint8Array {
  const artifact = result?.artifacts.find(({ edition }) => edition === name)
  if (artifact === undefined) throw new Error(`The ${name} edition was not made`)
  return artifact.bytes
}

describe('on paper', () => {
  it('forty quotations in each other stay on the page, with every word', async () => {
    const deep = Array.from({ length: 40 }, (_, level) => `${'> '.repeat(level)}level${level}`).join('\n\n')
    const { build, dist } = project({ 'essay.md': `${about}# One\n\n${deep}\n\n# Two\n\nWords.\n` })
    const { code, err } = await build('essay.md')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { blocks } = await readPdf(Buffer.from(dist()['a-room.pdf'] ?? '', 'latin1'))
    const words = blocks.flatMap(({ text }) => text.match(/level\d+/g) ?? [])
    expect(words).toEqual(Array.from({ length: 40 }, (_, level) => `level${level}`))
  })
})

it('a title that has swallowed text is measured', async () => {
  const err = await told(`---\ntitle: ${'word '.repeat(200)}\nauthor: Ann Lee\n---\n\n# One\n\nWords.\n`, 1)
  expect(err).toContain('essay.md:2:8  error    `title`: The text is 999 characters long')
})
