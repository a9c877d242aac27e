import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import table from '../../../src/theme/fonts/coverage.json' with { type: 'json' }
import { coverageOf, covers, readCoverage } from '../../../src/theme/fonts/coverage.ts'
import { charactersOf } from '../../../src/theme/fonts/woff2.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../../editions/package-host.ts'

const host = withPackageFiles(memoryHost({}))
const { fonts } = await loadTheme('base', host)
const families = [fonts.text, fonts.smallCapitals, fonts.heading, fonts.code, ...fonts.fallbacks]

test.each(families)('the table knows $family', ({ package: name }) => {
  expect(Object.keys(table)).toContain(name)
})

test.each(families)('every character that the table promises for $family is in its files', async (family) => {
  const name = family.package.replace('@fontsource/', '')
  const folder = new URL(`../../../node_modules/${family.package}/files/`, import.meta.url)
  for (const { weight, style } of family.faces) {
    for (const [subset, coverage] of await coverageOf(family, style, host)) {
      const characters = charactersOf(readFileSync(new URL(`${name}-${subset}-${weight}-${style}.woff2`, folder)))
      const has = new Set(characters)
      const promised = [...Array(0x20000).keys()].filter((codePoint) => covers(coverage, codePoint))
      expect(promised.filter((codePoint) => !has.has(codePoint))).toEqual([])
      expect(promised.length).toBeGreaterThan(0)
    }
  }
})

test.each(families)('no subset of $family is left out of the table', async (family) => {
  const folder = new URL(`../../../node_modules/${family.package}/files/`, import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('-400-normal.woff2'))
  const start = family.package.replace('@fontsource/', '').length + 1
  const subsets = names.map((name) => name.slice(start, -'-400-normal.woff2'.length))
  expect([...(await coverageOf(family, 'normal', host)).keys()].toSorted()).toEqual(subsets.toSorted())
})

test('the files themselves tell the same as the table, for packages that it does not know', async () => {
  const read = await readCoverage(fonts.code, { weight: 400, style: 'normal' }, host)
  const known = await coverageOf(fonts.code, 'normal', host)
  expect([...read.keys()].slice(0, 2)).toEqual(['latin', 'latin-ext'])
  expect(read.get('greek')?.()).toEqual(known.get('greek')?.())
})
