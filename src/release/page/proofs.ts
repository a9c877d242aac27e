/** How a reader makes sure that he has what the author gave out. */

import type { Element } from 'hast'
import { element } from '../../editions/markup.ts'
import { section, withElements, type Page } from './page.ts'

/** Checksums, the manifest and the signature, as far as they are there, and one sentence on how to use them. */
export function proofs({ hasChecksums = false, hasSignature = false, href, say }: Page): Element | undefined {
  if (!hasChecksums) return undefined
  const file = (path: string): Element => element('a', { href: href(path) }, [name(path)])
  const told = [
    withElements(say, 'page-real-sums', { file: file('SHA256SUMS') }),
    ...(hasSignature ? [withElements(say, 'page-real-signature', { file: file('SHA256SUMS.sig') })] : []),
    withElements(say, 'page-real-manifest', { file: file('manifest.json') }),
    withElements(say, 'page-real-how', { command: name('chapbook verify .'), sums: name('sha256sum -c SHA256SUMS') }),
  ]
  return section(
    'proofs',
    say('page-real'),
    told.map((sentence) => element('p', {}, sentence)),
  )
}

function name(text: string): Element {
  return element('code', { dir: 'ltr' }, [text])
}
