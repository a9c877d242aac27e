/** Loads a theme: its own folder and those of the themes that it extends, down to the complete one. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { rememberedValue } from '../host/remembered.ts'
import { findTheme } from './find.ts'
import { parseDescription, parseWords } from './description.ts'
import type { Description } from './description.ts'
import { palette } from './palette.ts'
import type { Theme, ThemeFonts } from './theme.ts'
import { languagesFor, wordsFor } from './words.ts'
import type { WordLists } from './words.ts'

/** One theme of the chain. */
type Link = { readonly name: string; readonly folder: string; readonly description: Description }

/**
 * Loads a theme.
 *
 * @param name name of a folder in `templates/`, or the path of a theme folder inside `host.folder` (`./my-theme`)
 * @throws ChapbookError (usage) when there is no such theme, it leaves its folder, it extends itself, or its
 *   `theme.yaml` is wrong
 */
export async function loadTheme(name: string, host: Host): Promise<Theme> {
  const chain = await followChain(name, host)
  // Basic theme first, as styles and words are laid over each other.
  const layers = chain.toReversed()

  return {
    name,
    file: (path) => readFile(path, chain, host),
    style: async (name) => {
      const own = await readStyle(`${name}.css`, layers, host)
      return name === 'release' ? `${palette(await readStyle('web.css', layers, host))}\n${own}` : own
    },
    words: async (language) => wordsFor(await readWords(['words.yaml'], layers, language, host), language),
    releaseWords: async (language) => {
      const names = await namesIn(releaseFolder, layers, host)
      return wordsFor(await readWords(names, layers, language, host), language)
    },
    fonts: mergeFonts(layers),
    paper: mergePaper(layers),
    print: mergePrint(layers),
  }
}

async function followChain(name: string, host: Host): Promise<readonly Link[]> {
  const chain: Link[] = []
  let next: string | undefined = name
  let from = host.folder
  while (next !== undefined) {
    const folder: string = await findTheme(next, from, host)
    if (chain.some((link) => link.folder === folder)) {
      throw new ChapbookError(`Theme \`${next}\` extends itself`, {
        kind: 'usage',
        hint: `Change \`extends\` in one of: ${chain.map((link) => link.name).join(', ')}.`,
      })
    }
    const path = join(folder, 'theme.yaml')
    const text = await readText(path, host)
    const description = await rememberedReading('theme-2', text, host, () => parseDescription(text, path))
    chain.push({ name: next, folder, description })
    next = description.extends
    from = folder
  }
  return chain
}

async function readFile(path: string, chain: readonly Link[], host: Host): Promise<string> {
  if (path.startsWith('/') || path.split(/[\\/]/).includes('..')) {
    throw new ChapbookError(`\`${path}\` leads out of the theme`, { kind: 'usage', hint: 'Name a file of the theme.' })
  }
  for (const { folder } of chain) {
    const full = join(folder, path)
    if ((await host.disk.kind(full)) === 'file') return readText(full, host)
  }
  throw new ChapbookError(`Theme \`${chain[0]?.name ?? ''}\` has no file \`${path}\``, {
    kind: 'usage',
    hint: 'Let the theme say `extends: base`, or add the file.',
  })
}

async function readStyle(name: string, layers: readonly Link[], host: Host): Promise<string> {
  const sheets = await readLayers(name, layers, host)
  return sheets.map(({ text }) => text.trimEnd() + '\n').join('\n')
}

/** Words of releases lie in files of their own: few commands ask for them. */
const releaseFolder = 'release'

/** Names of the YAML files in a folder of any of the themes, in the order of their code points. */
async function namesIn(inner: string, layers: readonly Link[], host: Host): Promise<readonly string[]> {
  const names = await Promise.all(
    layers.map(async ({ folder }) => {
      const path = join(folder, inner)
      return (await host.disk.kind(path)) === 'folder' ? host.disk.list(path) : []
    }),
  )
  const yaml = names.flat().filter((name) => name.endsWith('.yaml'))
  return [...new Set(yaml)].toSorted().map((name) => join(inner, name))
}

async function readWords(
  names: readonly string[],
  layers: readonly Link[],
  language: string,
  host: Host,
): Promise<readonly WordLists[]> {
  const files = (await Promise.all(names.map((name) => readLayers(name, layers, host)))).flat()
  const languages = languagesFor(language)
  return Promise.all(
    files.map(({ text, path }) =>
      rememberedReading(`words-1-${languages.join(' ')}`, text, host, () => parseWords(text, path, languages)),
    ),
  )
}

/** What was read of a text without a mistake; reading its YAML takes longer than an EPUB. */
function rememberedReading<T>(what: string, text: string, host: Host, read: () => Promise<T>): Promise<T> {
  return rememberedValue(`${what}-${createHash('sha256').update(text).digest('hex')}.json`, host, read)
}

/** The file of each theme that has it. */
async function readLayers(
  name: string,
  layers: readonly Link[],
  host: Host,
): Promise<readonly { readonly text: string; readonly path: string }[]> {
  const files = await Promise.all(
    layers.map(async ({ folder }) => {
      const path = join(folder, name)
      if ((await host.disk.kind(path)) !== 'file') return []
      return [{ path, text: await readText(path, host) }]
    }),
  )
  return files.flat()
}

async function readText(path: string, host: Host): Promise<string> {
  return new TextDecoder().decode(await host.disk.read(path))
}

function mergeFonts(layers: readonly Link[]): ThemeFonts {
  const fonts = Object.assign({}, ...layers.map(({ description }) => description.fonts ?? {}))
  return {
    text: required(fonts.text, 'fonts.text', layers),
    smallCapitals: required(fonts.smallCapitals, 'fonts.small-capitals', layers),
    heading: required(fonts.heading, 'fonts.heading', layers),
    code: required(fonts.code, 'fonts.code', layers),
    ...(fonts.largePrint && { largePrint: fonts.largePrint }),
    math: required(fonts.math, 'fonts.math', layers),
    fallbacks: fonts.fallbacks ?? [],
  }
}

function mergePaper(layers: readonly Link[]): Theme['paper'] {
  return required(layers.findLast(({ description }) => description.paper)?.description.paper, 'paper', layers)
}

function mergePrint(layers: readonly Link[]): Theme['print'] {
  const print: Description['print'] = Object.assign({}, ...layers.map(({ description }) => description.print ?? {}))
  return {
    ornament: required(print?.ornament, 'print.ornament', layers),
    opening: required(print?.opening, 'print.opening', layers),
  }
}

function required<T>(value: T | undefined, key: string, layers: readonly Link[]): T {
  if (value !== undefined) return value
  throw new ChapbookError(`Theme \`${layers.at(-1)?.name ?? ''}\` has no \`${key}\``, {
    kind: 'usage',
    hint: 'Add it to its theme.yaml, or let the theme say `extends: base`.',
  })
}
