/** Pictures: finds the files that the text shows, checks and measures them, and names each once for all editions. */

import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import type { Element, ElementContent, Root } from 'hast'
import type { VFile } from 'vfile'
import type { Asset } from '../book/book.ts'
import type { Host } from '../host/host.ts'
import { isWithin } from '../host/is-within.ts'
import { nearest } from '../settings/nearest.ts'
import { decoded } from './addresses.ts'
import type { Manuscript } from './manuscript.ts'
import { problem, warning, type Finding } from './messages.ts'
import { measure, type Measured } from './picture-file.ts'
import { walkHtml } from './walk.ts'

/** A file of the manuscript as HTML. */
export type Text = { readonly file: VFile; readonly tree: Root }

/**
 * Reads the pictures of all texts and the cover. In the trees `src` becomes `asset:…` with the natural width and
 * height; a picture that cannot be shown gives way to its words. Asset files lie inside the project, links followed.
 */
export async function gatherAssets(
  texts: readonly Text[],
  manuscript: Manuscript,
  host: Host,
): Promise<readonly Asset[]> {
  const album: Album = { root: manuscript.root, host, byPath: new Map(), ids: new Set() }
  const { coverPath } = manuscript.metadata
  if (coverPath !== undefined) await addCover(coverPath, manuscript, album)
  for (const { file, tree } of texts) {
    for (const { picture, parent } of picturesIn(tree)) await put(picture, parent, file, album)
  }
  return [...album.byPath.values()]
}

type Album = {
  readonly root: string
  readonly host: Host
  /** By absolute path, links followed. */
  readonly byPath: Map<string, Asset>
  readonly ids: Set<string>
}

type Found =
  | { readonly kind: 'asset'; readonly asset: Asset }
  | { readonly kind: 'trouble'; readonly finding: Finding; readonly isWarning?: boolean }

function picturesIn(tree: Root): { readonly picture: Element; readonly parent: Root | Element }[] {
  const pictures: { readonly picture: Element; readonly parent: Root | Element }[] = []
  walkHtml(tree, (element, _index, parent) => {
    if (element.tagName === 'img') pictures.push({ picture: element, parent })
  })
  return pictures
}

async function put(picture: Element, parent: Root | Element, file: VFile, album: Album): Promise<void> {
  const { position } = picture
  delete picture.position
  const address = String(picture.properties['src'] ?? '')
  const found = await find(address, position, file, album)
  if (found.kind === 'asset') {
    const { id, width, height } = found.asset
    const { alt, ...others } = picture.properties
    picture.properties = {
      ...others,
      src: `asset:${id}`,
      alt: alt ?? '',
      width: Math.round(width),
      height: Math.round(height),
    }
    return
  }
  const say = found.isWarning === true ? warning : problem
  say(file, { ...found.finding, place: position })
  const stand = standIn(picture, address)
  const isInLine = parent.type === 'element' && parent.tagName !== 'figure'
  parent.children.splice(parent.children.indexOf(picture), 1, isInLine ? stand : inParagraph(stand))
}

/** What takes the place of a picture that cannot be shown: its words, as a link where it lies on the web. */
function standIn({ properties }: Element, address: string): ElementContent {
  const words: ElementContent = { type: 'text', value: String(properties['alt'] || address) }
  const href = address.startsWith('//') ? `https:${address}` : address
  if (!/^https?:/i.test(href)) return words
  return { type: 'element', tagName: 'a', properties: { href }, children: [words] }
}

function inParagraph(node: ElementContent): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [node] }
}

async function find(address: string, place: Finding['place'], file: VFile, album: Album): Promise<Found> {
  if (/^\s*(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(address) && !/^\s*file:/i.test(address)) return remote(address)
  const path = resolve(file.cwd, file.dirname ?? '.', decoded(address.replace(/[?#].*$/s, '')))
  if (/^\s*file:/i.test(address) || !isWithin(album.root, path)) return outside(address)
  const { disk } = album.host
  const real = await disk.real(path)
  if (real === undefined || (await disk.kind(real)) !== 'file') return missing(address, path, album.host)
  if (!isWithin(album.root, real)) return outside(address)
  return add(real, address, 'picture', album, (finding) => void warning(file, { ...finding, place }))
}

async function add(
  real: string,
  address: string,
  role: Asset['role'],
  album: Album,
  warn: (finding: Finding) => void,
): Promise<Found> {
  const known = album.byPath.get(real)
  if (known !== undefined) return { kind: 'asset', asset: known }
  const measured = await measure(await album.host.disk.read(real))
  if (measured.kind === 'trouble') return trouble(address, measured)
  if (measured.removed.length > 0) {
    warn({
      reason: `\`${address}\` holds ${measured.removed.join(', ')}; it is shown without`,
      note: 'Export the picture as plain SVG.',
      ruleId: 'unsafe-picture',
    })
  }
  const { type, width, height } = measured
  const asset: Asset = { id: idFor(real, type, album.ids), path: real, type, width, height, role }
  album.byPath.set(real, asset)
  return { kind: 'asset', asset }
}

/** A name that is safe in every edition and not yet taken; its ending tells the true type. */
function idFor(path: string, type: Asset['type'], ids: Set<string>): string {
  const ending = {
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/gif': 'gif',
    'image/svg+xml': 'svg',
    'image/webp': 'webp',
  }[type]
  const plain = basename(path, extname(path)).normalize('NFKD').toLowerCase()
  const stem =
    plain
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'picture'
  let id = `${stem}.${ending}`
  for (let count = 2; ids.has(id); count += 1) id = `${stem}-${count}.${ending}`
  ids.add(id)
  return id
}

function remote(address: string): Found {
  const isHeld = /^\s*data:/i.test(address)
  const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address
  const reason = isHeld
    ? 'A picture written into the text as `data:` is not shown; its description stands in its place'
    : `\`${shown}\` is not on this disk and is not fetched; a link with its description stands in its place`
  const note = isHeld
    ? 'Save it as a file beside the manuscript.'
    : 'Save the picture beside the manuscript and name that file here.'
  return { kind: 'trouble', isWarning: true, finding: { reason, note, ruleId: 'remote-image' } }
}

function outside(address: string): Found {
  const note = 'Copy the picture into the folder of the manuscript.'
  return {
    kind: 'trouble',
    finding: {
      reason: `The picture \`${address}\` lies outside the project and is not read`,
      note,
      ruleId: 'image-outside',
    },
  }
}

async function missing(address: string, path: string, { disk }: Host): Promise<Found> {
  if ((await disk.kind(path)) === 'folder') {
    const finding = {
      reason: `\`${address}\` is a folder, not a picture`,
      note: 'Name a file in it.',
      ruleId: 'missing-image',
    }
    return { kind: 'trouble', finding }
  }
  const folder = dirname(path)
  const names = (await disk.kind(folder)) === 'folder' ? await disk.list(folder) : []
  const guess = nearest(basename(path), names)
  const meant = guess === undefined ? undefined : join(dirname(address), guess).replaceAll('\\', '/')
  const note =
    meant === undefined ? 'Check the path: it counts from the folder of this file.' : `Did you mean \`${meant}\`?`
  return {
    kind: 'trouble',
    finding: { reason: `The picture \`${address}\` does not exist`, note, ruleId: 'missing-image' },
  }
}

function trouble(
  address: string,
  { reason, note = 'Save it again as PNG, JPEG, SVG, WebP or GIF.' }: Extract<Measured, { kind: 'trouble' }>,
): Found {
  return {
    kind: 'trouble',
    finding: { reason: `The picture \`${address}\` ${reason}`, note, ruleId: 'unreadable-image' },
  }
}

/** The cover counts among the assets; what is wrong with it is said on the first file. */
async function addCover(path: string, { files: [first], root }: Manuscript, album: Album): Promise<void> {
  if (first === undefined) return
  const { file } = first
  const { disk } = album.host
  const real = await disk.real(path)
  const isFile = real !== undefined && (await disk.kind(real)) === 'file'
  const shown = isWithin(root, path) ? relative(root, path) : path
  const found = !isFile
    ? await missing(shown, path, album.host)
    : isWithin(root, real)
      ? await add(real, shown, 'cover', album, (finding) => void warning(file, finding))
      : outside(shown)
  if (found.kind === 'trouble') problem(file, found.finding)
}
