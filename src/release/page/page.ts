/** What every part of the reader's page is made from. */

import type { Element, ElementContent } from 'hast'
import type { Metadata } from '../../book/book.ts'
import { element, onLines } from '../../editions/markup.ts'
import { fill } from '../../theme/words.ts'
import { relativeAddress } from '../feeds/address.ts'
import type { EditionManifest, FileRole, ReleasedFile } from '../manifest.ts'
import type { ReaderPageInput } from './reader-page.ts'

export type Page = Omit<ReaderPageInput, 'manifest' | 'base'> & {
  readonly manifest: EditionManifest
  readonly work: Metadata
  /** Fills words in the language of the book. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  /** The files of a role; empty where there is none. */
  readonly files: (role: FileRole) => readonly ReleasedFile[]
  /** Address of a file in the folder of the edition, as the page can use it. */
  readonly href: (path: string) => string
  /** The same from anywhere; absent where the address of the page is not known. */
  readonly wholeAddress: (path: string) => string | undefined
}

export function makePage({ manifest, base = '', changes, citations, others, ...input }: ReaderPageInput): Page {
  const clean = cleaned(manifest)
  const href = (path: string): string => relativeAddress(`${base}${path}`)
  return {
    ...input,
    ...cleaned({ ...(changes && { changes }), ...(citations && { citations }), ...(others && { others }) }),
    manifest: clean,
    work: clean.work,
    say: (key, values) => fill(input.words, key, values),
    files: (role) => clean.files.filter((file) => file.role === role),
    href,
    wholeAddress: (path) => (input.url === undefined ? undefined : `${input.url}${href(path)}`),
  }
}

/** A heading and what stands beside it; nothing where there is no content. */
export function section(
  name: string,
  heading: string,
  content: readonly (ElementContent | undefined)[],
): Element | undefined {
  const given = content.filter((part) => part !== undefined)
  if (given.length === 0) return undefined
  const id = `${name}-heading`
  return element(
    'section',
    { className: ['section', name], ariaLabelledBy: [id] },
    onLines([element('h2', { id }, [heading]), element('div', {}, onLines(given))]),
  )
}

export function paragraph(content: string, className?: string): Element {
  return element('p', className === undefined ? {} : { className: [className] }, [content])
}

export function link(href: string, content: string): Element {
  return element('a', { href }, [content])
}

/** Text with elements in its `{places}`: nothing of the sentence has to be cut by hand. */
export function withElements(
  say: Page['say'],
  key: string,
  elements: Readonly<Record<string, ElementContent>>,
): readonly (ElementContent | string)[] {
  const marks = Object.keys(elements)
  const said = say(key, Object.fromEntries(marks.map((name, index) => [name, `\u0000${index}\u0000`])))
  return said
    .split('\u0000')
    .map((part, index) => (index % 2 === 0 ? part : (elements[marks[Number(part)] ?? ''] ?? '')))
}

/** The same without characters that no page may hold: control characters and halves of surrogate pairs. */
function cleaned<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inside: unknown) =>
    typeof inside === 'string' ? inside.replaceAll(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '') : inside,
  ) as T
}
