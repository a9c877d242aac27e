/** Reads the writer's files and everything that is said about them into a manuscript. */

import type { VFile } from 'vfile'
import type { MatterRole } from '../book/matter.ts'
import type { Host } from '../host/host.ts'
import type { Config } from '../settings.ts'
import type { FieldName } from '../settings/fields.ts'
import { fieldOf } from '../settings/keys.ts'
import { mergeMetadata, mergeSettings } from '../settings/merge.ts'
import { validate } from '../settings/validate.ts'
import { configLayer } from './load/config-file.ts'
import { findInside } from './load/inside.ts'
import { makeLayer, refuse, type Layer } from './load/layer.ts'
import { isManuscript, locate, type Whereabouts } from './load/locate.ts'
import { readFiles, reportEmpty, type ReadFile } from './load/manuscript-files.ts'
import { filesWithRoles, withMatter, type FileWithRole } from './load/matter.ts'
import { scriptOf } from './load/script.ts'
import { settingsFile } from './load/settings-file.ts'
import type { Manuscript, Said } from './manuscript.ts'
import { hasErrors, information, problem, warning } from './messages.ts'

/** Which manuscript, and everything that a config may hold; what is said here wins over the files. */
export type LoadOptions = Config & {
  /** File or folder, relative to the folder of the command. @default 'manuscript' */
  readonly manuscript?: string | undefined
  /** Taken instead of `chapbook.config.mjs`, which then is not looked for. */
  readonly config?: Config | undefined
}

/**
 * Reads a manuscript: its files as text, its settings and what is known about the book. Options win over front matter, front
 * matter over `chapbook.yaml`, that over `chapbook.config.mjs`, and that over the defaults. What the writer can mend is a
 * message on the file that it stands in. Throws `ChapbookError` where there is no manuscript, where options or config are
 * wrong, and where the disk refuses.
 */
export async function load(
  { manuscript = 'manuscript', config, ...options }: LoadOptions,
  host: Host,
): Promise<Manuscript> {
  const fromOptions = optionsLayer(options)
  const place = await locate(manuscript, host)
  const [fromConfig, { layer: fromYaml, file: yamlFile }] = await Promise.all([
    configLayer(config, host),
    settingsFile(place, host),
  ])
  const names = await orderedNames([fromOptions, fromYaml, fromConfig], place, host)
  const told = filesWithRoles(await readFiles(names, place, host), place)
  const layers = [fromOptions, frontMatterLayer(told), fromYaml, fromConfig]
  const values = layers.map((layer) => layer.values)
  const metadata = mergeMetadata(values, await coverPath(layers, place, host))
  const all = await withMatter(told, layers, place, host)
  const read = all.map(({ read: file, role }) => (role === undefined ? file : withRole(file, role)))
  reportEmpty(read)
  const files = read.map(({ manuscriptFile }) => manuscriptFile)

  const settingsFiles = [yamlFile, ...read.map(({ sidecar }) => sidecar)].filter((file) => file !== undefined)
  const first = files.find(({ role }) => role === undefined) ?? files[0]
  if (first !== undefined) reportVertical(layers, first.file)
  // What is missing may stand where an error hides it.
  const isSound = !hasErrors([...settingsFiles, ...files.map(({ file }) => file)], false)
  if (first !== undefined && isSound && metadata.authors.length === 0) reportNoAuthor(first.file)
  if (first !== undefined && isSound && metadata.language === undefined) reportScript(first.file, first.start)
  return {
    root: place.root,
    files,
    settingsFiles,
    settings: mergeSettings(values),
    metadata,
    say: (field, finding) => sayOf(field, finding, layers, first?.file),
  }
}

/** Only keys of ours are looked at: callers may hand on options of their own, such as the output folder. */
function optionsLayer(options: Config): Layer {
  const given = Object.fromEntries(Object.entries(options).filter(([key]) => fieldOf(key) !== undefined))
  return makeLayer({ given, report: refuse('The options') }, 'options')
}

/** The files that the settings list, or all; those that cannot be taken are reported where they are listed. */
async function orderedNames(layers: readonly Layer[], place: Whereabouts, host: Host): Promise<readonly string[]> {
  const layer = layers.find(({ values }) => values.files !== undefined)
  if (layer === undefined || !place.isFolder) return place.names
  const names: string[] = []
  for (const [index, name] of (layer.values.files ?? []).entries()) {
    const wrong = await wrongFile(name, names, place, host)
    if (wrong === undefined) names.push(name)
    else layer.report({ severity: 'error', path: ['files', index], part: 'value', ...wrong })
  }
  return names.length === 0 ? place.names : names
}

async function wrongFile(name: string, earlier: readonly string[], place: Whereabouts, host: Host) {
  const found = await findInside(name, place, host)
  if (found.kind === 'wrong') return { reason: found.reason, note: found.note, ruleId: found.ruleId }
  if (earlier.includes(name))
    return { reason: `\`${name}\` is listed twice`, note: 'List it once.', ruleId: 'duplicate-file' }
  if (isManuscript(name)) return undefined
  return {
    reason: `\`${name}\` is neither Markdown nor plain text`,
    note: 'List .md and .txt files.',
    ruleId: 'wrong-file',
  }
}

function withRole(read: ReadFile, role: MatterRole): ReadFile {
  return { ...read, manuscriptFile: { ...read.manuscriptFile, role } }
}

/** The first file of the text speaks for the book; what others say above their text is reported and left, save what they are. */
function frontMatterLayer(files: readonly FileWithRole[]): Layer {
  const speaker = (files.find(({ role }) => role === undefined) ?? files[0])?.read
  for (const { frontMatter } of files.flatMap(({ read }) => (read === speaker ? [] : [read]))) {
    for (const [key, said] of Object.entries(frontMatter?.given ?? {})) {
      if (fieldOf(key) === 'role') {
        for (const finding of validate({ [key]: said }, 'front matter').findings) frontMatter?.report(finding)
        continue
      }
      frontMatter?.report({
        severity: 'warning',
        path: [key],
        part: 'key',
        reason: `\`${key}\` has no effect here`,
        note: 'Write it above the text of the first file, or in `chapbook.yaml`.',
        ruleId: 'misplaced-key',
      })
    }
  }
  const source = speaker?.frontMatter ?? { given: {}, report: () => undefined }
  const layer = makeLayer({ ...source, path: speaker?.manuscriptFile.file.path }, 'front matter')
  const { role } = layer.values
  if (role !== undefined && role !== 'chapter') {
    layer.report({
      severity: 'warning',
      path: ['role'],
      part: 'key',
      reason: '`role` has no effect here, because the manuscript has no other text',
      note: 'Leave it out, or put the text of the book into a file beside this one and build the folder.',
      ruleId: 'misplaced-key',
    })
  }
  return layer
}

/** Vertical lines need pages that turn their axes; until they are there, the wish is answered and not dropped in silence. */
function reportVertical(layers: readonly Layer[], file: VFile): void {
  const layer = layers.find(({ values }) => values.print?.writing !== undefined)
  if (layer?.values.print?.writing !== 'vertical') return
  const finding = {
    reason: 'Chapbook sets Japanese and Chinese in horizontal lines for now, not in vertical ones',
    note: 'The pages are made with horizontal lines. Write `writing: horizontal`, or leave the key out.',
    ruleId: 'vertical-writing',
  }
  // What options and config say stands in no file of the manuscript.
  if (layer.path === undefined) warning(file, finding)
  else layer.report({ severity: 'warning', path: ['print', 'writing'], part: 'value', ...finding })
}

/** The cover of the strongest layer that names one; where it cannot be taken, that is reported there. */
async function coverPath(layers: readonly Layer[], place: Whereabouts, host: Host): Promise<string | undefined> {
  const layer = layers.find(({ values }) => values.cover !== undefined)
  const written = layer?.values.cover?.path
  if (layer === undefined || written === undefined) return undefined
  const found = await findInside(written, place, host)
  if (found.kind === 'file') return found.path
  const { reason, note, ruleId } = found
  layer.report({
    severity: 'error',
    path: ['cover', 'path'],
    part: 'value',
    reason: `\`cover\`: ${reason}`,
    note,
    ruleId,
  })
  return undefined
}

/** What options and config say stands in no file of the manuscript. */
function sayOf(
  field: FieldName,
  { isError, ...finding }: Said,
  layers: readonly Layer[],
  file: VFile | undefined,
): void {
  const layer = layers.find(({ values }) => values[field] !== undefined)
  if (layer?.path !== undefined) {
    const severity = isError ? 'error' : 'warning'
    layer.report({ severity, path: [field], part: 'value', ...finding })
  } else if (file !== undefined) {
    const say = isError ? problem : warning
    say(file, finding)
  }
}

function reportNoAuthor(file: VFile): void {
  const note = 'Write `author: Name` between two lines `---` above the text, or give `--author "Name"`.'
  warning(file, { reason: 'No author is named', note, ruleId: 'missing-author' })
}

/** Nothing is guessed from the words; but a text that is not in Latin letters is hardly English. */
function reportScript(file: VFile, start: number): void {
  const script = scriptOf(String(file.value).slice(start, start + 4000))
  if (script === undefined || script === 'Latin') return
  const reason = `No language is named, so English is assumed; but the text is in ${script} letters`
  information(file, {
    reason,
    note: 'Write `language: …` above the text, or give `--language`.',
    ruleId: 'missing-language',
  })
}
