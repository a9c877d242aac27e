import { Resvg } from '@resvg/resvg-js'
import { toHtml } from 'hast-util-to-html'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'
import { onlineCode } from '../../../src/editions/handout/online-code.ts'

test.each([
  'https://example.org/',
  'https://example.org/an/essay-with-a-longer-address?edition=2#note-3',
  'https://εξ.org/λόγος',
])('a telephone reads %s', async (address) => {
  const code = await onlineCode(address, 'A code')
  expect(code && read(toHtml(code))).toBe(address)
})

test('the code is at least 20 mm wide without its quiet zone of four modules, and has a description', async () => {
  const code = await onlineCode('https://example.org/', 'Leads to example.org')
  const { viewBox, style, ariaLabel, role } = code?.properties ?? {}
  const [, , width = 0] = String(viewBox).split(' ').map(Number)
  const side = Number(/width: ([\d.]+)mm/.exec(String(style))?.[1])
  expect(((width - 8) / width) * side).toBeGreaterThanOrEqual(18)
  expect(side).toBeGreaterThanOrEqual(24)
  expect([role, ariaLabel]).toEqual(['img', 'Leads to example.org'])
})

test('an address that is too long has none', async () => {
  expect(await onlineCode(`https://example.org/${'a'.repeat(900)}`, 'A code')).toBeUndefined()
  expect(await onlineCode(`https://example.org/${'a'.repeat(3000)}`, 'A code')).toBeUndefined()
})

/** What a reader of codes makes of the drawing on white paper. */
function read(svg: string): string | undefined {
  const drawing = svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"').replace(/ style="[^"]*"/, '')
  const image = new Resvg(drawing, { background: '#fff', fitTo: { mode: 'width', value: 600 } }).render()
  return jsqr.default(new Uint8ClampedArray(image.pixels), image.width, image.height)?.data
}
