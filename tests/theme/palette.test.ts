import { expect, test } from 'vitest'
import { palette } from '../../src/theme/palette.ts'

test('the colours are those of :root by day and by night, and nothing else', () => {
  const css = `/* :root { no } */
@import url("a;b}c");
:root { --paper: #fff; --quote: "}"; }
html { background: var(--paper); }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #000; } img { opacity: 0.9; } }
@media (max-width: 40em) { :root { --measure: 10em; } }
@media print { :root { --paper: none; } }
`
  expect(palette(css).replaceAll(/\s+/g, ' ')).toBe(
    ':root { --paper: #fff; --quote: "}"; } @media screen and (prefers-color-scheme: dark) { :root { --paper: #000; } } ',
  )
})

test('a style that is broken off gives what is whole in it', () => {
  expect(palette(':root { --paper: #fff; } html { color:')).toBe(':root { --paper: #fff; }\n')
  expect(palette('} :root { --ink: #000; }')).not.toContain('undefined')
})
