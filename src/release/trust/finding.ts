/** What can be wrong with a release, in words for those who have received it. */

export type FindingKind =
  | 'changed'
  | 'size'
  | 'missing'
  /** There, but in no list. */
  | 'unlisted'
  /** A symbolic link, or what is no file. */
  | 'link'
  /** A list names what does not lie in the folder of the release. */
  | 'outside'
  /** Two lists say different things. */
  | 'disagreement'
  /** A signature that does not belong to its list. */
  | 'signature'
  /** A signature by a key that is not among those that were given. */
  | 'signer'
  | 'unsigned'
  | 'unreadable'

export type Finding = {
  readonly kind: FindingKind
  /** From the folder that is verified. */
  readonly path: string
  /** Sentence case, no full stop. */
  readonly reason: string
  /** What to do. */
  readonly hint: string
}

const getAgain = 'Get it again from where the release came from; if it stays so, tell the publisher.'

export function changed(path: string, reason = 'Its content is not what was released'): Finding {
  return { kind: 'changed', path, reason, hint: getAgain }
}

export function otherSize(path: string, bytes: number, released: number): Finding {
  const reason = `It has ${plain(bytes)} bytes; released were ${plain(released)}`
  return { kind: 'size', path, reason, hint: getAgain }
}

export function missing(path: string, reason = 'The release lists it, but it is not here'): Finding {
  return { kind: 'missing', path, reason, hint: getAgain }
}

/** Files that systems and hosts put into folders by themselves. */
const strangers: Readonly<Record<string, string>> = {
  '.DS_Store': 'macOS keeps the look of the folder in it',
  '.localized': 'macOS keeps the name of the folder in it',
  'Thumbs.db': 'Windows keeps small pictures of the folder in it',
  'ehthumbs.db': 'Windows keeps small pictures of the folder in it',
  'desktop.ini': 'Windows keeps the look of the folder in it',
  '.directory': 'KDE keeps the look of the folder in it',
  __MACOSX: 'an archive made on macOS brought it along',
  '.well-known': 'a host keeps its certificates there',
  '.htaccess': 'a host keeps its rules in it',
  '.git': 'Git keeps its history in it',
  '.nojekyll': 'GitHub Pages asks for it',
  CNAME: 'GitHub Pages keeps the name of the site in it',
}
const neededByHosts = new Set(['.well-known', '.htaccess', '.git', '.nojekyll', 'CNAME'])

/** @param files how many a folder holds; absent for a file */
export function unlisted(path: string, files?: number): Finding {
  const name = path.split('/').at(-1) ?? path
  const known = Object.hasOwn(strangers, name)
    ? strangers[name]
    : name.startsWith('._')
      ? strangers['__MACOSX']
      : undefined
  if (known !== undefined) {
    const hint = neededByHosts.has(name)
      ? 'It is no part of the release; keep it if you have put it there.'
      : 'It is no part of the release and can be deleted.'
    return { kind: 'unlisted', path, reason: `It is not listed: ${known}`, hint }
  }
  const reason =
    files === undefined
      ? 'It is here, but the release does not list it'
      : `The folder is here (${plain(files)} ${files === 1 ? 'file' : 'files'}), but the release does not list it`
  return { kind: 'unlisted', path, reason, hint: 'Do not open it unless you know who put it there; it can be deleted.' }
}

export function notAFile(path: string, kind: 'link' | 'other' | 'folder'): Finding {
  const reason = {
    link: 'It is a link to another place, and was not followed',
    other: 'It is not a file',
    folder: 'A folder stands where a file should be',
  }[kind]
  return { kind: 'link', path, reason, hint: 'A release holds files only: copy it again without links.' }
}

export function outside(list: string, named: string): Finding {
  return {
    kind: 'outside',
    path: list,
    reason: `It names \`${named}\`, which is no place in the folder of the release; nothing was read there`,
    hint: 'Chapbook never writes that: do not trust this release.',
  }
}

export function disagreement(list: string, reason: string): Finding {
  return {
    kind: 'disagreement',
    path: list,
    reason,
    hint: 'One of the lists has been changed: do not trust this release until the publisher has explained it.',
  }
}

export function unsigned(path: string): Finding {
  return {
    kind: 'unsigned',
    path,
    reason: 'Nobody has signed it, so your key cannot prove who made it',
    hint: 'Ask the publisher for a signed release, or verify without `--key`.',
  }
}

export function unreadable(path: string, reason: string): Finding {
  return { kind: 'unreadable', path, reason, hint: getAgain }
}

function plain(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
