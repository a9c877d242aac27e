import { expect, test } from 'vitest'
import type { ElementContent } from 'hast'
import { fontFaceCss, fontFiles, fontUse } from '../../../src/theme/fonts.ts'
import type { FontUse } from '../../../src/theme/fonts.ts'
import { charactersOf } from '../../../src/theme/fonts/woff2.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { smallBook } from './small-book.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../../editions/package-host.ts'

const host = withPackageFiles(memoryHost({}))
const theme = await loadTheme('base', host)

function use(text: string, more: Partial<FontUse> = {}): FontUse {
  return { text, smallCapitals: '', heading: '', code: '', math: '', ...more }
}

async function namesFor(more: FontUse): Promise<readonly string[]> {
  return (await fontFiles(theme, more, 'woff2', host)).files.map(({ name }) => name)
}

test('an English text needs the Latin files of its own family only', async () => {
  const { files, stacks, missing } = await fontFiles(theme, use('The angel’s “desert” — 1995…'), 'woff2', host)
  expect(new Set(files.map(({ family }) => family))).toEqual(new Set(['Alegreya']))
  expect(stacks).toEqual({
    text: '"Alegreya", serif',
    smallCapitals: 'serif',
    heading: 'sans-serif',
    code: 'monospace',
    math: 'math',
  })
  expect(missing).toEqual([])
})

test('a character outside the Latin file brings the file of its script, as a family of its own', async () => {
  const { stacks } = await fontFiles(theme, use('Café Ψυχή Москва Łódź'), 'woff2', host)
  expect(stacks.text).toBe('"Alegreya", "Alegreya cyrillic", "Alegreya greek", "Alegreya latin-ext", serif')
})

test('what the family lacks is taken from the fallbacks in the order of the theme', async () => {
  const { stacks, missing } = await fontFiles(theme, use('Sera שרה سارة ☞ ∮'), 'woff2', host)
  expect(stacks.text).toMatch(/^"Alegreya", .*"Noto Serif Hebrew hebrew", "Noto Naskh Arabic arabic", .*serif$/)
  expect(missing).toEqual([])
})

test('real coverage decides, not what the package says of itself', async () => {
  // Source Code Pro claims Greek in italics, but only its upright has the letters.
  const greek = 'λόγος'
  const names = await namesFor(
    use('', { code: greek, marked: marked({ code: { bold: '', italic: greek, boldItalic: '' } }) }),
  )
  expect(names).toContain('source-code-pro-greek-400-normal')
  expect(names).not.toContain('source-code-pro-greek-400-italic')
})

test('a character that no face has is told, a space or a joiner never', async () => {
  const { missing } = await fontFiles(
    theme,
    use('a\u00AD\u200B\u200D\u2060\uFE0F\u202F\u2011\u3000\n漢b語'),
    'woff2',
    host,
  )
  expect(missing).toEqual(['漢', '語'])
})

test('bold faces come only where the markup is bold', async () => {
  const plain = await namesFor(fontUse(smallBook([paragraph('Plain.')])))
  const strong = await namesFor(
    fontUse(
      smallBook([
        paragraph({ type: 'element', tagName: 'strong', properties: {}, children: [{ type: 'text', value: 'Bold' }] }),
      ]),
    ),
  )
  expect(plain).not.toContain('alegreya-latin-700-normal')
  expect(strong).toContain('alegreya-latin-700-normal')
  expect(strong).not.toContain('alegreya-latin-700-italic')
})

test('characters are sorted by role', () => {
  const book = smallBook([paragraph(element('span', ['small-caps'], 'bce')), paragraph(element('code', [], '{}'))])
  const { text, smallCapitals, code, heading } = fontUse(book, '№')
  expect(smallCapitals).toBe('bce')
  expect(code).toBe('{}')
  expect(text).not.toContain('{')
  expect(text).toContain('№')
  expect(heading).toContain('№')
})

test('a role that the book does not use has no files', async () => {
  const names = await namesFor(fontUse(smallBook([paragraph('Text.')])))
  expect(names.filter((name) => /alegreya-sc|source-code/.test(name))).toEqual([])
})

test('TrueType files are cut down to the characters and keep those', async () => {
  const { files } = await fontFiles(theme, use('Angel'), 'truetype', host)
  const regular = files.find(({ weight, style }) => weight === 400 && style === 'normal')
  expect([...(regular?.bytes.subarray(0, 4) ?? [])]).toEqual([0, 1, 0, 0])
  const whole = await fontFiles(theme, use('Angel'), 'woff2', host)
  expect(regular?.bytes.length).toBeLessThan((whole.files[0]?.bytes.length ?? 0) / 2)
})

test('the same characters give the same bytes, and the second time from the cache', async () => {
  const first = withPackageFiles(memoryHost({}))
  const again = withPackageFiles(memoryHost({}))
  const once = await fontFiles(theme, use('Sera'), 'truetype', first)
  expect(await fontFiles(theme, use('areS'), 'truetype', again)).toEqual(once)
  let asked = 0
  const counting = {
    ...first,
    cache: { get: (key: string) => (asked++, first.cache.get(key)), put: () => Promise.reject(new Error('made anew')) },
  }
  expect(await fontFiles(theme, use('Sera'), 'truetype', counting)).toEqual(once)
  expect(asked).toBe(once.files.length)
})

test('a file that two roles need is there once, with the characters of both', async () => {
  const { files } = await fontFiles(theme, use('שלום', { heading: 'אב' }), 'truetype', host)
  const hebrew = files.filter(({ name }) => name === 'noto-serif-hebrew-hebrew-400-normal')
  expect(hebrew).toHaveLength(1)
})

test('each file has a rule of its own', async () => {
  const { files } = await fontFiles(theme, use('a'), 'woff2', host)
  const css = fontFaceCss(files, ({ name }) => `fonts/${name}.woff2`)
  expect(css.match(/@font-face/g)).toHaveLength(files.length)
  expect(css).toContain('src: url("fonts/alegreya-latin-400-normal.woff2") format("woff2");')
})

test('a package that is not installed is named', async () => {
  const text = {
    family: 'Nowhere',
    package: '@fontsource/nowhere-at-all',
    faces: [{ weight: 400, style: 'normal' as const }],
  }
  const fonts = { ...theme.fonts, text }
  await expect(fontFiles({ fonts }, use('a'), 'woff2', host)).rejects.toThrow(
    '`@fontsource/nowhere-at-all` is not installed',
  )
})

test('a file that is no font is refused', () => {
  expect(() => charactersOf(new Uint8Array(100))).toThrow('not WOFF2')
})

function marked(more: Partial<NonNullable<FontUse['marked']>>): NonNullable<FontUse['marked']> {
  const none = { bold: '', italic: '', boldItalic: '' }
  return { text: none, smallCapitals: none, heading: none, code: none, ...more }
}

function paragraph(content: string | ElementContent): ElementContent {
  const child: ElementContent = typeof content === 'string' ? { type: 'text', value: content } : content
  return { type: 'element', tagName: 'p', properties: {}, children: [child] }
}

function element(tagName: string, className: string[], value: string): ElementContent {
  return { type: 'element', tagName, properties: { className }, children: [{ type: 'text', value }] }
}
