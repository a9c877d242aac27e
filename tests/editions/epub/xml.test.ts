import { expect, test } from 'vitest'
import { tag, toXhtml } from '../../../src/editions/epub/xml.ts'
import { fromHtml } from './from-html.ts'

test('an element without content closes itself, an attribute without value is left out', () => {
  expect(tag('item', { id: 'a', href: undefined, size: 2 })).toBe('<item id="a" size="2"/>')
  expect(tag('p', {}, 'a', 'b')).toBe('<p>ab</p>')
})

test('void elements close, empty others do not close themselves', () => {
  const br = { type: 'element' as const, tagName: 'br', properties: {}, children: [] }
  const p = { type: 'element' as const, tagName: 'p', properties: { className: ['a', 'b'] }, children: [] }
  expect(toXhtml([br, p], (element) => element)).toBe('<br/><p class="a b"></p>')
})

test('a language is said in both ways, and property names become attributes', () => {
  const properties = {
    lang: 'he',
    dir: 'rtl',
    ariaLabel: 'x',
    dataNote: 'n',
    colSpan: 2,
    reversed: true,
    hidden: false,
  }
  const cell = { type: 'element' as const, tagName: 'td', properties, children: [] }
  expect(toXhtml([cell], (element) => element)).toBe(
    '<td lang="he" xml:lang="he" dir="rtl" aria-label="x" data-note="n" colspan="2" reversed="reversed"></td>',
  )
})

test('mathematics gets its namespace', () => {
  expect(toXhtml(fromHtml('<math alttext="x"></math>'), (element) => element)).toBe(
    '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"></math>',
  )
})

test('comments and what is no element are not written', () => {
  expect(
    toXhtml(
      [
        { type: 'comment', value: '--' },
        { type: 'text', value: 'a' },
      ],
      (element) => element,
    ),
  ).toBe('a')
})
