import { expect, test } from 'vitest'
import { escapeAttribute, escapeText } from '../../src/book/xml-text.ts'

test('what XML cannot hold is left out, what it reserves is escaped', () => {
  expect(escapeText('a\u0000b\u0008 < & > \u{1F600}\uD800')).toBe('ab &lt; &amp; &gt; \u{1F600}')
  expect(escapeAttribute('"a" <b>\n')).toBe('&quot;a&quot; &lt;b&gt;&#xA;')
})
