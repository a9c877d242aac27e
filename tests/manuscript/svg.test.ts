import { describe, expect, test } from 'vitest'
import { inspectSvg, safeSvg } from '../../src/manuscript/svg.ts'

const svg = (content: string, attributes = 'viewBox="0 0 60 40"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`

describe('safeSvg', () => {
  test.each([
    ['scripts', '<script>alert(1)</script><rect/>', '`<script>`'],
    ['scripts in capitals', '<SCRIPT>alert(1)</SCRIPT><rect/>', '`<script>`'],
    ['event handlers', '<rect onclick="alert(1)"/>', '`onclick`'],
    ['foreign objects', '<foreignObject><p>x</p></foreignObject><rect/>', '`<foreignObject>`'],
    ['links', '<a href="javascript:alert(1)"><rect/></a>', '`href` to `javascript:alert(1)`'],
    ['pictures elsewhere', '<image xlink:href="https://example.org/a.png"/>', '`href` to `https://example.org/a.png`'],
    ['pictures that are documents', '<image href="data:image/svg+xml,x"/>', '`href` to `data:image/svg+xml,x`'],
    ['parts of other files', '<use href="other.svg#a"/>', '`href` to `other.svg#a`'],
    ['animated addresses', '<a><animate attributeName="href" to="javascript:x"/></a>', '`<animate>`'],
    ['styles from elsewhere', '<style>@import url(https://example.org/a.css); rect { fill: red }</style>', '`@import`'],
    ['fills from elsewhere', '<rect fill="url(https://example.org/a#b)"/>', '`url(https://example.org/a#b)`'],
    ['fills in styles', '<rect style="fill: u\\rl(//example.org/a)"/>', '`url(//example.org/a)`'],
  ])('takes out %s', (_, content, said) => {
    const clean = safeSvg(svg(content))
    expect(clean).not.toMatch(
      /script|onclick|foreignobject|example\.org\/|other\.svg|data:image\/svg|@import|javascript/i,
    )
    expect(inspectSvg(svg(content)).removed).toContain(said)
  })

  test('keeps a drawing as it is drawn', () => {
    const drawing = svg(
      '<title>A &#x26; B</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><clipPath id="c"><rect width="5" height="5"/></clipPath></defs>' +
        '<g clip-path="url(#c)" fill="url(#g)" transform="scale(2)"><path d="M0 0L5 5"/><use xlink:href="#g"/><image href="data:image/png;base64,AAAA" width="5" height="5"/></g>' +
        '<style>.a { fill: red }</style><text font-family="serif" text-anchor="middle">Words</text>',
    ).replace('<svg xmlns=', '<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns=')
    const clean = safeSvg(drawing)
    for (const part of drawing.match(/<\/?[\w]+|[\w:-]+="[^"]*"/g) ?? []) expect(clean).toContain(part)
    expect(inspectSvg(drawing).removed).toEqual([])
    expect(safeSvg(clean)).toBe(clean)
  })

  test('forgets declarations, comments and what drawing programs note for themselves', () => {
    const clean = safeSvg(
      `<?xml version="1.0"?><!DOCTYPE svg [ <!ENTITY ns "http://example.org/"> ]><!-- a -->${svg('<metadata>x</metadata><sodipodi:namedview a="b"/><rect inkscape:label="x" width="1"/>')}`,
    )
    expect(clean).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="1" /></svg>')
  })

  test('is nothing where there is no picture', () => {
    expect(safeSvg('only words')).toBe('')
  })
})

describe('inspectSvg', () => {
  test.each([
    ['viewBox="0 0 60 40"', { width: 60, height: 40 }],
    ['width="30mm" height="1in"', { width: 113.39, height: 96 }],
    ['width="120" viewBox="0 0 60 40"', { width: 120, height: 80 }],
    ['width="100%" height="100%" viewBox="0,0,60,40"', { width: 60, height: 40 }],
    ['', { width: 300, height: 150 }],
  ])('measures %s', (attributes, size) => {
    expect(inspectSvg(svg('', attributes)).size).toEqual(size)
  })

  test('knows what is no SVG', () => {
    expect(inspectSvg('<p>x</p>').size).toBeUndefined()
  })
})
