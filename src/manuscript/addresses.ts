/** Judges where a link may lead: the web, a mailbox, a place in the manuscript; never a program, never the reader's disk. */

import { posix, resolve } from 'node:path'
import type { VFile } from 'vfile'
import { isWithin } from '../host/is-within.ts'

export type Verdict =
  | { readonly kind: 'good' }
  /** Would run a program or carry data instead of leading somewhere. */
  | { readonly kind: 'unsafe'; readonly reason: string; readonly note: string }
  /** Leads to the disk, outside the project. */
  | { readonly kind: 'outside'; readonly reason: string; readonly note: string }

const good: Verdict = { kind: 'good' }

const schemes: readonly string[] = [
  'http',
  'https',
  'mailto',
  'tel',
  'sms',
  'ftp',
  'geo',
  'doi',
  'urn',
  'irc',
  'xmpp',
  'news',
]

/** Judges an address as written in a file; `root` is the project folder, which no relative address may leave. */
export function judgeAddress(address: string, file: VFile, root: string): Verdict {
  // Browsers ignore control characters and spaces in a scheme, so they count for nothing here either.
  const bare = Array.from(address)
    .filter((character) => character > ' ')
    .join('')
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(bare)?.[1]?.toLowerCase()
  if (scheme === 'file' || /^[a-z]$/.test(scheme ?? '')) return outside(address)
  if (scheme !== undefined) return schemes.includes(scheme) ? good : unsafe(scheme)
  if (bare === '' || bare.startsWith('#') || bare.startsWith('?') || /^[\\/]{2}/.test(bare)) return good
  return leavesProject(bare, file, root) ? outside(address) : good
}

/** Tells whether a relative address climbs out of the project, or is absolute. */
function leavesProject(address: string, file: VFile, root: string): boolean {
  const path = decoded(address.replace(/[?#].*$/s, '')).replaceAll('\\', '/')
  if (path.startsWith('/')) return true
  const folder = resolve(file.cwd, file.dirname ?? '.')
  const target = resolve(folder, posix.normalize(path))
  return target !== root && !isWithin(root, target)
}

/** An address without its percent signs; as written where they mean nothing. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function unsafe(scheme: string): Verdict {
  return {
    kind: 'unsafe',
    reason: `An address that begins with \`${scheme}:\` is removed`,
    note: 'Links lead to `https:`, `http:`, `mailto:` or `tel:` addresses, or to a place in the manuscript.',
  }
}

function outside(address: string): Verdict {
  return {
    kind: 'outside',
    reason: `\`${address}\` leads out of the project, to a disk that readers do not have`,
    note: 'Link to an address on the web, or to a place in the manuscript.',
  }
}
