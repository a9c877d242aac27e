import { raw } from 'hast-util-raw'
import { toString } from 'hast-util-to-string'
import type { Element, ElementContent } from 'hast'
import { describe, expect, test } from 'vitest'
import type { Book, Chapter } from '../../../src/book/book.ts'
import { eachElement, treesOf } from '../../../src/book/trees.ts'
import type { EditionWarning } from '../../../src/editions/edition.ts'
import { element, hasClass, text } from '../../../src/editions/markup.ts'
import { sampleBook } from '../sample-book.ts'
import { renderHtml, renderWeb, withoutBytes } from './render.ts'

const book = sampleBook()
const page = withoutBytes(await renderHtml(book))

function parse(html: string): readonly ElementContent[] {
  // `raw` nodes are not part of the types of hast.
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html } as unknown as ElementContent] })
  return tree.type === 'root' ? tree.children.filter((node): node is ElementContent => node.type !== 'doctype') : []
}

function elements(nodes: readonly ElementContent[], isWanted: (node: Element) => boolean): readonly Element[] {
  const found: Element[] = []
  eachElement(nodes, (node) => {
    if (isWanted(node)) found.push(node)
  })
  return found
}

function tags(html: string, name: string): readonly string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []
}

function words(nodes: readonly ElementContent[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return node.value.match(/[\p{L}\p{N}]+/gu) ?? []
    return node.type === 'element' ? words(node.children) : []
  })
}

const main = parse(page.slice(page.indexOf('<main'), page.indexOf('</main>') + '</main>'.length))

function bookWith(chapter: Partial<Chapter>, metadata: Partial<Book['metadata']> = {}): Book {
  const place = { path: '/project/essay.md', line: 1, column: 1 }
  return {
    metadata: { ...book.metadata, contributors: [], ...metadata },
    chapters: [
      {
        kind: 'chapter',
        id: 'chapter-1',
        number: 1,
        title: 'One',
        heading: [text('One')],
        body: [],
        place,
        ...chapter,
      },
    ],
    notes: [],
    outline: [{ id: 'chapter-1', chapter: 'chapter-1', title: 'One', number: 1, children: [] }],
    assets: [],
  }
}

describe('the file', () => {
  test('is named by the slug and is the same every time', async () => {
    const [one, other] = await Promise.all([renderWeb(book), renderWeb(book)])
    expect(one.path).toBe('the-keepers-hours.html')
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  })

  test('asks for nothing from elsewhere', async () => {
    const html = await renderHtml(book)
    const shown = [
      ...html.matchAll(/(?:src=|url\(|<link[^>]*rel="(?:icon|stylesheet|preload)"[^>]*href=)["']?([^"')]+)/g),
    ]
    expect(shown.length).toBeGreaterThan(8)
    for (const [, address] of shown) expect(address).toMatch(/^data:/)
    expect(html).not.toContain('@import')
    expect(tags(html, 'script')).toEqual(['<script type="application/ld+json">'])
    expect(html.replaceAll('&#x27;', "'")).toContain(
      "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:;",
    )
  })

  test('gives the faces of the theme names that its style uses', async () => {
    const html = await renderHtml(book)
    for (const name of [
      '--text: "Alegreya"',
      '--small-capitals: "Alegreya SC"',
      '--heading: "Alegreya Sans"',
      '--code: "Source Code Pro"',
    ]) {
      expect(html).toContain(name)
    }
    expect(html).toContain('font-family: var(--text)')
  })

  test('has a warning for a character that no font has', async () => {
    const warnings: EditionWarning[] = []
    await renderWeb(bookWith({ body: [element('p', {}, ['A \u{13000}.'])] }), {}, (warning) => warnings.push(warning))
    expect(warnings).toMatchObject([
      { ruleId: 'missing-glyph', reason: 'No font has the character `\u{13000}` (U+13000)' },
    ])
  })

  test('has each id once, and something at the end of each link inside it', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...page.matchAll(/(?:href="#|popovertarget="|aria-labelledby=")([^"]+)/g)].map((match) => match[1])
    expect(targets.length).toBeGreaterThan(20)
    for (const target of targets) expect(ids).toContain(target)
  })

  test('leaves the ids of the text alone when they are those that the page likes', async () => {
    const section = element('section', { id: 'text' }, [element('h2', {}, ['Text'])])
    const html = await renderHtml(bookWith({ body: [section] }))
    expect(html).toContain('<section id="text"><h3>Text</h3>')
    expect(html).toContain('<main id="text-2"')
    expect(html).toContain('href="#text-2"')
  })
})

describe('the words of the book', () => {
  test('are all there, once and in order, with the notes at the end of their chapters', () => {
    const expected = words(treesOf(book).flat())
    expect(expected.length).toBeGreaterThan(900)
    expect(words(main)).toEqual(expected)
  })
})

describe('headings', () => {
  test('begin with the title and never skip a rank', () => {
    const headings = [...page.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/g)].map(([, rank, inside]) => [rank, inside])
    expect(headings[0]).toEqual(['1', 'The Keeper’s Hours'])
    const inText = elements(main, ({ tagName }) => /^h[1-6]$/.test(tagName)).map(
      (node) => `${node.tagName} ${toString(node)}`,
    )
    expect(inText).toEqual([
      'h2 Dusk',
      'h3 The stairs & the lamp2',
      'h4 The first watch',
      'h5 Oil',
      'h4 Figures and tables',
      'h3 What the log says',
      'h2 Dawn',
      'h3 Other voices',
    ])
  })

  test('deeper than HTML knows tell their rank', async () => {
    const deep = element('section', { id: 'deep' }, [element('h6', {}, ['Deep'])])
    expect(await renderHtml(bookWith({ body: [deep] }))).toContain('<h6 aria-level="7">Deep</h6>')
  })

  test('of an opening do not exist', () => {
    const [opening] = elements(main, (node) => hasClass(node, 'opening'))
    expect(opening?.children.find((node) => node.type === 'element')).toMatchObject({ tagName: 'p' })
  })
})

describe('the contents', () => {
  test('link to every chapter and section, nested', () => {
    const nav = page.slice(page.indexOf('<nav'), page.indexOf('</nav>'))
    expect([...nav.matchAll(/href="#([^"]+)">([^<]+)/g)].map((match) => match.slice(1))).toEqual([
      ['part-1', 'Dusk'],
      ['chapter-1', 'The stairs &amp; the lamp'],
      ['the-first-watch', 'The first watch'],
      ['oil', 'Oil'],
      ['figures', 'Figures and tables'],
      ['chapter-2', 'What the log says'],
      ['part-2', 'Dawn'],
      ['chapter-3', 'Other voices'],
    ])
    expect(tags(nav, 'ol')).toHaveLength(5)
  })

  test('are left out where there is only one chapter', async () => {
    expect(await renderHtml(bookWith({}))).not.toContain('<nav')
  })
})

describe('notes', () => {
  test('are opened by their calls without a script', () => {
    const calls = elements(main, (node) => hasClass(node, 'note-call'))
    expect(
      calls.map(({ tagName, properties }) => [tagName, properties.id, properties.popoverTarget, properties.ariaLabel]),
    ).toEqual([
      ['button', 'call-1', 'note-1', 'Note 1'],
      ['button', 'call-2', 'note-2', 'Note 2'],
      ['button', 'call-3', 'note-3', 'Note 3'],
      ['button', 'call-3-2', 'note-3', 'Note 3'],
      ['button', 'call-4', 'note-4', 'Note 4'],
    ])
  })

  test('stand once each, at the end of the chapter of the first call, and can be closed', () => {
    const sections = elements(
      main,
      ({ tagName, properties }) => tagName === 'section' && /^(opening|chapter-)/.test(String(properties.id)),
    )
    const notes = sections.map(({ children }) =>
      elements(children, ({ properties }) => properties.popover === 'auto').map(({ properties }) => properties.id),
    )
    expect(notes).toEqual([['note-1'], ['note-2', 'note-3'], [], ['note-4']])
    expect(page.match(/popovertargetaction="hide" aria-label="Close"/g)).toHaveLength(4)
  })
})

describe('pictures', () => {
  test('are in the page, with their descriptions and sizes', () => {
    expect(tags(page, 'img')).toEqual([
      '<img src="data:image/svg+xml;base64,…" alt="Line drawing of a lighthouse on a rock, its beam falling on three boats" width="600" height="300">',
      '<img src="data:image/png;base64,…" alt="Fog, with a paler patch where the sun must be" width="480" height="320">',
      '<img src="data:image/png;base64,…" alt="" width="480" height="320">',
    ])
  })

  test('that are drawings lose what could run or reach out', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(2)</script><image href="https://example.org/a.png"/><path d="M1 2h3"/></svg>'
    const html = await renderHtml(book, { '/project/pictures/harbour.svg': drawing })
    const kept = Buffer.from(/data:image\/svg\+xml;base64,([\w+/=]+)" alt/.exec(html)?.[1] ?? '', 'base64').toString()
    expect(kept).toContain('M1 2h3')
    expect(kept).not.toMatch(/alert|example\.org/)
  })
})

describe('tables, boxes, tasks and code', () => {
  test('a table scrolls in a region that is named by its caption', () => {
    const [region] = elements(main, (node) => hasClass(node, 'table'))
    expect(region?.properties).toMatchObject({ role: 'region', tabIndex: 0, ariaLabelledBy: ['table-1-caption'] })
  })

  test('a table without a caption is named by its number', async () => {
    const table = element('table', {}, [element('tbody', {}, [element('tr', {}, [element('td', {}, ['x'])])])])
    expect(await renderHtml(bookWith({ body: [table, table] }))).toContain('aria-label="Table 2"><table>')
  })

  test('an empty corner of a table is no head', async () => {
    const table = parse('<table><thead><tr><th scope="col"></th><th scope="col">Oil</th></tr></thead></table>')
    const html = await renderHtml(bookWith({ body: table }))
    expect(html).toContain('<tr><td></td><th scope="col">Oil</th></tr>')
  })

  test('a box is a note of the text, not a landmark', () => {
    const boxes = elements(main, (node) => hasClass(node, 'box'))
    expect(boxes.map(({ properties }) => properties.role)).toEqual(['note', 'note', 'note'])
    expect(new Set(boxes.map(({ properties }) => properties.ariaLabelledBy?.toString())).size).toBe(3)
  })

  test('the state of a task is told in the language of the book', async () => {
    const task = element('span', { className: ['task-box'], role: 'img', ariaLabel: 'Done', dataDone: 'true' })
    const html = await renderHtml(bookWith({ body: [element('p', {}, [task])] }, { language: 'de' }))
    expect(html).toContain('role="img" aria-label="Erledigt" data-done="true"')
  })
})

describe('the head', () => {
  test('says what the work is to those who share it', () => {
    for (const part of [
      '<html lang="en" dir="ltr"',
      '<title>The Keeper’s Hours</title>',
      '<meta name="author" content="Ida Maren and Tomás Oriel">',
      '<meta property="og:type" content="book">',
      '<meta property="og:locale" content="en_US">',
      '<link rel="canonical" href="https://example.org/keeper/">',
      '<meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)">',
    ]) {
      expect(page).toContain(part)
    }
  })

  test('is right for a right-to-left language', async () => {
    const html = await renderHtml(bookWith({}, { language: 'he', direction: 'rtl' }))
    expect(html).toContain('<html lang="he" dir="rtl"')
    expect(html).toContain('<meta property="og:locale" content="he_IL">')
    expect(html).toContain('>דילוג אל הטקסט</a>')
  })

  test('cannot be ended by words of the writer or of a theme', async () => {
    const evil = '</script></style><script>alert(1)</script>'
    const html = await renderHtml(bookWith({}, { title: evil, description: evil, publisher: evil }), {
      'looks/theme.yaml': 'extends: base',
      'looks/web.css': `p::before { content: '${evil}' }`,
    })
    // Inside the quotes of an attribute the words are harmless.
    const bare = html.replace(/="[^"]*"/g, '')
    expect(bare.match(/<\/(?:script|style)>/g)).toEqual(['</script>', '</style>'])
    // What is left of the script is a text inside the style.
    expect(bare.match(/<script.*?>/g)).toEqual(['<script type>', '<script>'])
    expect(bare.indexOf('<script>')).toBeGreaterThan(bare.indexOf('<style>'))
    expect(bare.indexOf('<script>')).toBeLessThan(bare.indexOf('</style>'))
  })
})
