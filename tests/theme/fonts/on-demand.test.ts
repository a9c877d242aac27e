import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ChapbookError } from '../../../src/errors.ts'
import type { Host, WantedPackage } from '../../../src/host/host.ts'
import { fontFiles, fontLicences } from '../../../src/theme/fonts.ts'
import type { FontUse } from '../../../src/theme/fonts.ts'
import { nextFamily } from '../../../src/theme/fonts/on-demand.ts'
import { charactersOf } from '../../../src/theme/fonts/woff2.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { withPackageFiles } from '../../editions/package-host.ts'
import { memoryHost } from '../../memory-host.ts'

/** Noto Serif JP cut down to `海山、…—あ`, in one file, and `の` in another. */
const tiny = fileURLToPath(new URL('tiny-noto-serif-jp', import.meta.url))
const plain = withPackageFiles(memoryHost({}))
const theme = await loadTheme('base', plain)

/** A host that has the tiny package, or fails, and notes what it is asked for. */
function hostWith(answer: string | ChapbookError): { readonly host: Host; readonly asked: WantedPackage[] } {
  const asked: WantedPackage[] = []
  const host: Host = {
    ...withPackageFiles(memoryHost({})),
    providePackage: async (wanted) => {
      asked.push(wanted)
      if (typeof answer !== 'string') throw answer
      return answer
    },
  }
  return { host, asked }
}

function use(text: string, more: Partial<FontUse> = {}): FontUse {
  return { text, smallCapitals: '', heading: '', code: '', math: '', ...more }
}

function familyFor(text: string, language: string): string | undefined {
  return nextFamily(
    Array.from(text, (character) => character.codePointAt(0) ?? 0),
    language,
    [],
  )?.family
}

test.each([
  ['海', 'ja', 'Noto Serif JP'],
  ['海', 'ja-JP', 'Noto Serif JP'],
  ['海', 'ko', 'Noto Serif KR'],
  ['海', 'zh', 'Noto Serif SC'],
  ['海', 'zh-CN', 'Noto Serif SC'],
  ['海', 'zh-TW', 'Noto Serif TC'],
  ['海', 'zh-Hant-HK', 'Noto Serif TC'],
  ['海', 'en', 'Noto Serif SC'],
  ['海の歌', 'en', 'Noto Serif JP'],
  ['바다海', 'en', 'Noto Serif KR'],
  ['की।', 'en', 'Noto Serif Devanagari'],
  ['কথা।', 'en', 'Noto Serif Bengali'],
  ['ไทย', 'ja', 'Noto Serif Thai'],
])('%s in a book in %s comes from %s', (text, language, family) => {
  expect(familyFor(text, language)).toBe(family)
})

test('a sign of no known script asks for nothing', () => {
  expect(familyFor('\u{13000}', 'ja')).toBeUndefined()
})

test('nothing is fetched for a text that lacks nothing', async () => {
  const { host, asked } = hostWith(tiny)
  const { missing } = await fontFiles(theme, use('Sera שרה سارة Ψυχή', { language: 'ja' }), 'woff2', host)
  expect(missing).toEqual([])
  expect(asked).toEqual([])
})

test('what no installed font has comes from a pinned package, cut down to the text, file by file', async () => {
  const { host, asked } = hostWith(tiny)
  const { files, families, stacks, missing } = await fontFiles(theme, use('海の', { language: 'ja' }), 'woff2', host)
  expect(missing).toEqual([])
  expect(asked.map(({ name, version }) => `${name} ${version}`)).toEqual([
    expect.stringMatching(/^@fontsource\/noto-serif-jp \d+\.\d+\.\d+$/),
  ])
  expect(families.map(({ family }) => family)).toEqual(['Noto Serif JP'])
  expect(stacks.text).toBe('"Noto Serif JP 119", "Noto Serif JP japanese", serif')
  for (const { format, bytes } of files) {
    expect(format).toBe('truetype')
    expect([...bytes.subarray(0, 4)]).toEqual([0, 1, 0, 0])
  }
})

test('a Japanese book takes its dashes from the Japanese family, an English one does not', async () => {
  const stackIn = async (language: string): Promise<string> =>
    (await fontFiles(theme, use('Sea — あ', { language }), 'woff2', hostWith(tiny).host)).stacks.text
  expect(await stackIn('ja')).toBe('"Noto Serif JP japanese", "Alegreya", serif')
  expect(await stackIn('en')).toBe('"Alegreya", "Noto Serif JP japanese", serif')
})

test('the letters of the text stay those of its own family', async () => {
  const { files } = await fontFiles(theme, use('a … 海', { language: 'ja' }), 'truetype', hostWith(tiny).host)
  expect(files.map(({ name }) => name)).toContain('alegreya-latin-400-normal')
})

test('the licence of a fetched family travels with it', async () => {
  const { host } = hostWith(tiny)
  const { families } = await fontFiles(theme, use('山', { language: 'ja' }), 'woff2', host)
  expect(await fontLicences(families, host)).toMatch(/^Noto Serif JP\n[^]*SIL OPEN FONT LICENSE/)
})

test('a family that cannot be had is told, and its characters are missing', async () => {
  const { host, asked } = hostWith(new ChapbookError('npm could not fetch it', { hint: 'Plug it in.' }))
  const { missing, unavailable } = await fontFiles(theme, use('海', { heading: '山', language: 'zh' }), 'woff2', host)
  expect(missing).toEqual(['山', '海'])
  expect(unavailable).toEqual([
    { family: 'Noto Serif SC', script: 'Chinese', reason: 'npm could not fetch it', hint: 'Plug it in.' },
  ])
  expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(['@fontsource/noto-serif-sc']))
})

test('a second build asks the files no more what they hold', async () => {
  const { host } = hostWith(tiny)
  const first = await fontFiles(theme, use('海', { language: 'ja' }), 'woff2', host)
  const read: string[] = []
  const again: Host = {
    ...host,
    cache: { ...host.cache },
    disk: { ...host.disk, read: (path) => (read.push(path), host.disk.read(path)) },
  }
  expect(await fontFiles(theme, use('海', { language: 'ja' }), 'woff2', again)).toEqual(first)
  expect(read.filter((path) => path.includes('noto-serif-jp-119'))).toEqual([])
})

test('the tiny package holds what these tests say', async () => {
  const bytes = await plain.disk.read(`${tiny}/files/noto-serif-jp-japanese-400-normal.woff2`)
  expect(String.fromCodePoint(...charactersOf(bytes))).toContain('海')
})
