import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parsePlainText } from '../../../src/manuscript/formats/plain-text.ts'
import type { OutlineSidecar } from '../../../src/manuscript/manuscript.ts'
import { groups, readLabelled } from './labelled.ts'

const prose =
  'The harbour lay empty that morning, and the gulls walked up and down on the quay like people who have missed a train. ' +
  'Nobody had told them that the boats would not come back before the evening.'

type Parsed = { readonly root: Root; readonly file: VFile }

function parse(text: string, options: { start?: number; outline?: OutlineSidecar } = {}): Parsed {
  const file = new VFile({ value: text, path: 'quay.txt' })
  return { file, root: parsePlainText({ file, format: 'plain-text', start: 0, ...options }) }
}

/** The tree without positions, each block as its type and its text; `/` is a line end. */
const outlineOf = ({ root }: Parsed): readonly string[] =>
  root.children.map((block) => `${block.type}: ${textOf(block)}`)

function textOf(node: Nodes): string {
  if (node.type === 'break') return ' / '
  if (node.type === 'list') return node.children.map(textOf).join(' | ')
  if ('children' in node) return node.children.map(textOf).join('')
  return 'value' in node ? node.value : ''
}

describe('blocks', () => {
  test('are paragraphs, one a line, with or without blank lines between them', () => {
    const expected = [`paragraph: ${prose}`, `paragraph: ${prose}`, `paragraph: ${prose}`]
    expect(outlineOf(parse([prose, prose, prose].join('\n\n')))).toEqual(expected)
    expect(outlineOf(parse([prose, prose, prose].join('\n')))).toEqual(expected)
  })

  test('are paragraphs whose wrapped lines are joined by single spaces, hyphens at the line end left as they are', () => {
    const wrapped =
      'It was a well-known fact in the harbour that the old ferry-\nman could tell the hour by the colour of the water, and\nthat he was never wrong by more than a quarter of it.\n\nNobody had ever asked him how he came by this knowledge,\nand he for his part had never told.'
    expect(outlineOf(parse(wrapped))).toEqual([
      'paragraph: It was a well-known fact in the harbour that the old ferry- man could tell the hour by the colour of the water, and that he was never wrong by more than a quarter of it.',
      'paragraph: Nobody had ever asked him how he came by this knowledge, and he for his part had never told.',
    ])
  })

  test('are paragraphs that begin with an indent', () => {
    const wrapped =
      '   The old ferryman could tell the hour by the colour\nof the water and was never wrong by more than a small\nquarter of it.\n   Nobody had ever asked him how he had come by this\nknowledge, and he had never told.'
    expect(outlineOf(parse(wrapped))).toHaveLength(2)
  })

  test('of wrapped Chinese are joined without a space', () => {
    const line = '渡口的老人每天早上五点起床先看水再看天最后才看人'
    expect(outlineOf(parse(`${line}\n${line}\n${line}\n${line}水不会骗`))).toEqual([
      `paragraph: ${line.repeat(4)}水不会骗`,
    ])
  })

  test('are section breaks', () => {
    const breaks = ['* * *', '***', '— — —', '#', '⁂', '-----', '~', '. . .']
    const text = breaks.flatMap((sign) => [prose, sign]).join('\n\n')
    expect(parse(text).root.children.filter(({ type }) => type === 'thematicBreak')).toHaveLength(breaks.length)
  })

  test('are headings, with the line under them or the `#` before them taken away', () => {
    const text = `The Quay\n========\n\n${prose}\n\n## Rope\n\n${prose}`
    expect(outlineOf(parse(text))).toEqual([
      'heading: The Quay',
      `paragraph: ${prose}`,
      'heading: Rope',
      `paragraph: ${prose}`,
    ])
  })

  test('keep short lines that stand together as lines', () => {
    const parsed = parse([prose, 'grey on the window\ngrey on the sea\na gull', prose].join('\n\n'))
    expect(outlineOf(parsed)[1]).toBe('paragraph: grey on the window / grey on the sea / a gull')
    expect(parsed.root.children[1]?.data).toEqual({ hProperties: { className: ['lines'] } })
  })

  test('keep the indents of lines as levels', () => {
    const { root } = parse(`${prose}\n\ngrey on the window\n    grey on the sea\n  a gull\n\n${prose}`)
    const lines = root.children[1]
    const spans = lines && 'children' in lines ? lines.children.filter(({ type }) => type !== 'break') : []
    expect(spans.map(({ data }) => data)).toEqual([
      { hName: 'span', hProperties: { className: ['line'] } },
      { hName: 'span', hProperties: { className: ['line'], dataIndent: 2 } },
      { hName: 'span', hProperties: { className: ['line'], dataIndent: 1 } },
    ])
  })

  test('keep verse as lines in a text without any blank line', () => {
    const parsed = parse([prose, 'grey on the window', 'grey on the sea,', 'somewhere between them', prose].join('\n'))
    expect(outlineOf(parsed)[1]).toBe('paragraph: grey on the window / grey on the sea, / somewhere between them')
  })

  test('keep speech as paragraphs', () => {
    expect(outlineOf(parse([prose, '“Who was it?”\n“Nobody.”', prose].join('\n\n')))).toHaveLength(4)
    expect(outlineOf(parse([prose, '- Non, dit-elle.\n- Si.', prose].join('\n\n'))).slice(1, 3)).toEqual([
      'paragraph: - Non, dit-elle.',
      'paragraph: - Si.',
    ])
  })

  test('are lists where bullets leave no doubt, and numbers stay in the text', () => {
    expect(outlineOf(parse([prose, '• rope\n• tar', prose].join('\n\n')))[1]).toBe('list: rope | tar')
    expect(outlineOf(parse([prose, '- rope\n- tar', prose].join('\n\n')))[1]).toBe('list: rope | tar')
    expect(outlineOf(parse([prose, '1. rope\n2. tar', prose].join('\n\n')))[1]).toBe('paragraph: 1. rope / 2. tar')
    expect(outlineOf(parse([prose, '* a note, perhaps', prose].join('\n\n')))[1]).toBe('paragraph: * a note, perhaps')
  })

  test('are nothing in an empty text', () => {
    expect(parse('').root.children).toEqual([])
    expect(parse('\n \n\n').root.children).toEqual([])
  })
})

test('signs that mean something in Markdown stay as they are', () => {
  const signs =
    'He wrote *all* of it_down_ in #haste, `twice`, <b>boldly</b>, with [a](b), ![c](d), a\\b, 1 < 2 &amp; so on.'
  expect(outlineOf(parse(`${signs}\n\n> ${prose}`))).toEqual([`paragraph: ${signs}`, `paragraph: > ${prose}`])
})

describe('nothing is lost', () => {
  const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

  test.each(groups.flatMap((group) => readLabelled(group)))('of $name, in order', ({ text }) => {
    const blocks = outlineOf(parse(text)).map((block) => block.replace(/^\w+: /, ''))
    expect(words(blocks.join('\n'))).toEqual(words(text))
  })
})

describe('places', () => {
  const head = '---\ntitle: The Quay\n---\n'
  const text = `${head}\n  The Quay\n\n${prose}\n\n## Rope\n\ngrey on the window\n   grey on the sea\n\n• rope\n• tar\n\n* * *\n\n${prose}\n`
  const { root } = parse(text, { start: head.length })

  test('of every node are those of the file', () => {
    let count = 0
    visit(root, (node) => {
      if (node.type === 'root') return
      count += 1
      const { start, end } = node.position ?? {}
      expect(pointIn(text, start?.offset)).toEqual(start)
      expect(pointIn(text, end?.offset)).toEqual(end)
    })
    expect(count).toBe(22)
  })

  test('of a text are where its characters stand', () => {
    visit(root, 'text', ({ value, position }) => {
      expect(text.slice(position?.start.offset, position?.end.offset)).toBe(value)
    })
  })

  function pointIn(source: string, offset = -1): object {
    const before = source.slice(0, offset).split('\n')
    return { line: before.length, column: (before.at(-1) ?? '').length + 1, offset }
  }
})

describe('a doubtful line', () => {
  const text = [prose, 'What a night', prose, 'No more of that', prose].join('\n\n')

  test('is a warning that names it, says why and tells how to settle it', () => {
    const { file } = parse(text)
    expect(file.messages.map(({ line, fatal, ruleId, source }) => [line, fatal, ruleId, source])).toEqual([
      [3, false, 'doubtful-heading', 'chapbook'],
      [7, false, 'doubtful-heading', 'chapbook'],
    ])
    expect(file.messages[0]?.reason).toMatch(/^`What a night` was taken for \w+( \w+)?, with a confidence of \d\d %: /)
    expect(file.messages[0]?.note).toContain('`# `')
    expect(file.messages[0]?.note).toContain('quay.outline.yaml')
  })

  test('is settled by the outline file or by a mark', () => {
    expect(parse(text, { outline: { headings: [{ line: 3 }], text: [7] } }).file.messages).toEqual([])
    expect(parse(text.replace('What', '# What').replace('No more', '# No more')).file.messages).toEqual([])
  })

  test('is rare: a text with clear headings has no warning', () => {
    const clear = ['The Empty Quay', prose, 'The Long Afternoon', prose, 'A Light at Sea', prose].join('\n\n')
    expect(parse(clear).file.messages).toEqual([])
  })
})
