/** Tells the writer's dedication, foreword, appendix … from the chapters, and takes in those that stand in the settings. */

import { join } from 'node:path'
import { VFile } from 'vfile'
import { isLeaf, matterRoles, type MatterPage, type MatterRole } from '../../book/matter.ts'
import type { Host } from '../../host/host.ts'
import type { FieldName, Values } from '../../settings/fields.ts'
import { fieldOf, sameKey } from '../../settings/keys.ts'
import { validate } from '../../settings/validate.ts'
import type { ManuscriptFile } from '../manuscript.ts'
import { warning } from '../messages.ts'
import { findInside } from './inside.ts'
import type { Layer } from './layer.ts'
import type { Whereabouts } from './locate.ts'
import { readFiles, type ReadFile } from './manuscript-files.ts'
import { roleByName } from './matter-names.ts'

/** A file and the part of the book that it is; `undefined` where it is text. */
export type FileWithRole = { readonly read: ReadFile; readonly role: MatterRole | undefined }

/**
 * What each file says of itself, or else what its name says. A single file is the text, and so are all where none would be text; a name
 * alone then decides nothing.
 */
export function filesWithRoles(files: readonly ReadFile[], { isFolder }: Whereabouts): readonly FileWithRole[] {
  if (!isFolder || files.length < 2) return files.map((read) => ({ read, role: undefined }))
  const said = files.map((read) => ({ read, said: saidRole(read) }))
  const named = said.map(({ read, said: own }) => ({ read, role: own ?? roleByName(read.manuscriptFile.file.path) }))
  const isText = ({ role }: (typeof named)[number]): boolean => role === undefined || role === 'chapter'
  const roles = named.some(isText) ? named : said.map(({ read, said: role }) => ({ read, role }))
  return roles.map(({ read, role }) => ({ read, role: role === 'chapter' ? undefined : role }))
}

function saidRole({ frontMatter }: ReadFile): MatterRole | 'chapter' | undefined {
  const key = Object.keys(frontMatter?.given ?? {}).find((written) => fieldOf(written) === 'role')
  return key === undefined ? undefined : validate({ role: frontMatter?.given[key] }, 'front matter').values.role
}

/**
 * The files of the book: what the settings switch off is left out, what they name is taken in, and their own texts become files. Two
 * files for one page, or a file and a text, are reported where they stand.
 *
 * @param layers the strongest first
 */
export async function withMatter(
  files: readonly FileWithRole[],
  layers: readonly Layer[],
  place: Whereabouts,
  host: Host,
): Promise<readonly FileWithRole[]> {
  const named = await namedFiles(layers, place, host)
  const roles = new Map(named.map(({ path, role }) => [path, role]))
  const pathOf = ({ read }: FileWithRole): string => join(read.manuscriptFile.file.cwd, read.manuscriptFile.file.path)
  const renamed = files.map((file) => ({ ...file, role: roles.get(pathOf(file)) ?? file.role }))
  const known = new Set(files.map(pathOf))
  const missing = named.filter(({ path }) => !known.has(path))
  const more = await readFiles(
    missing.map(({ name }) => name),
    place,
    host,
  )
  const all = [...renamed, ...more.map((read, index) => ({ read, role: missing[index]?.role }))]
  const wanted = all.filter(({ role }) => role === undefined || firstSaid(layers, role) !== false)
  reportSecond(wanted)
  return [...wanted, ...textsOfSettings(wanted, layers)]
}

type NamedFile = { readonly role: MatterRole; readonly name: string; readonly path: string }

/** The files that the settings name for a page. */
async function namedFiles(layers: readonly Layer[], place: Whereabouts, host: Host): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = []
  for (const role of matterRoles) {
    const layer = layers.find(({ values }) => inGroup(values, role) !== undefined)
    const name = layer && inGroup(layer.values, role)
    if (typeof name !== 'string') continue
    const file = await findInside(name, place, host)
    if (file.kind === 'file') found.push({ role, name, path: file.path })
    else
      layer?.report({
        severity: 'error',
        path: ['matter', role],
        part: 'value',
        reason: `\`matter.${role}\`: ${file.reason}`,
        note: file.note,
        ruleId: file.ruleId,
      })
  }
  return found
}

function inGroup({ matter }: Values, page: MatterPage): boolean | string | undefined {
  return Object.entries(matter ?? {}).find(([key]) => sameKey(key) === page)?.[1]
}

function firstSaid(layers: readonly Layer[], page: MatterPage): boolean | string | undefined {
  return layers.map(({ values }) => inGroup(values, page)).find((said) => said !== undefined)
}

/** Of forewords and appendices there may be many; of a page that stands alone there is one. */
function reportSecond(files: readonly FileWithRole[]): void {
  const first = new Map<MatterRole, string>()
  for (const { read, role } of files) {
    if (role === undefined || !isSingle(role)) continue
    const { file } = read.manuscriptFile
    const earlier = first.get(role)
    first.set(role, earlier ?? file.path)
    if (earlier === undefined) continue
    warning(file, {
      reason: `This is a second page for \`${role}\`, after \`${earlier}\`; both are in the book`,
      note: 'Keep one of the two, or write `role: chapter` between two lines `---` above the text of the other.',
      ruleId: 'second-page',
    })
  }
}

function isSingle(role: MatterRole): boolean {
  return isLeaf(role) || role === 'about-the-author'
}

const textFields = {
  dedication: 'dedication',
  epigraph: 'epigraph',
  about: 'about-the-author',
  colophon: 'colophon',
} as const satisfies Partial<Record<FieldName, MatterRole>>

/** The texts that stand in the settings, each as a file of its own, whose messages are put where the text is written. */
function textsOfSettings(files: readonly FileWithRole[], layers: readonly Layer[]): readonly FileWithRole[] {
  return Object.entries(textFields).flatMap(([key, role]) => {
    const field = key as keyof typeof textFields
    const layer = layers.find(({ values }) => values[field] !== undefined)
    const text = layer && markdownOf(layer.values, field)
    if (layer === undefined || text === undefined || firstSaid(layers, role) === false) return []
    const own = files.find((file) => file.role === role)?.read.manuscriptFile.file
    if (own === undefined) return [{ role, read: asFile(text, field, layer, files) }]
    layer.report({
      severity: 'warning',
      path: [field],
      part: 'key',
      reason: `\`${sameKey(field)}\` is not used, because \`${own.path}\` stands in its place`,
      note: 'Keep one of the two.',
      ruleId: 'second-page',
    })
    return []
  })
}

function markdownOf(values: Values, field: keyof typeof textFields): string | undefined {
  const said = values[field]
  if (said === undefined || said === false) return undefined
  if (typeof said === 'string') return said
  return said.by === undefined ? said.text : `${said.text}\n\n— ${said.by}`
}

function asFile(text: string, field: FieldName, layer: Layer, files: readonly FileWithRole[]): ReadFile {
  const beside = files[0]?.read.manuscriptFile.file
  const file = new VFile({ value: text, path: layer.path ?? beside?.path ?? 'chapbook.yaml', cwd: beside?.cwd ?? '.' })
  const relay: ManuscriptFile['relay'] = ({ reason, note, ruleId, isError }) =>
    layer.report({
      severity: isError ? 'error' : 'warning',
      path: [field],
      part: 'value',
      reason: `\`${sameKey(field)}\`: ${reason}`,
      ruleId,
      ...(note === undefined ? {} : { note }),
    })
  return { manuscriptFile: { file, format: 'markdown', start: 0, relay }, frontMatter: undefined, sidecar: undefined }
}
