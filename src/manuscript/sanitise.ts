/** What HTML may say in a book: an allow-list of the book's own markup, and what is said about everything else. */

import { sanitize, type Schema } from 'hast-util-sanitize'
import type { Element, Root } from 'hast'
import { mathAttributes, mathClasses, mathElements, mathStyle } from '../book/mathml.ts'
import type { VFile } from 'vfile'
import { problem, warning } from './messages.ts'
import { judgeAddress } from './addresses.ts'
import { walkHtml } from './walk.ts'

/** Elements that go with everything in them. The content of all others that are not listed is kept. */
const removedWhole: readonly string[] = (
  'script style iframe object embed applet frame frameset noembed noframes noscript svg annotation annotation-xml template title head audio ' +
  'video canvas map dialog'
).split(' ')

/** Elements that hold nothing to keep. */
const removedEmpty: readonly string[] = 'meta base link input area param source track basefont'.split(' ')

const kept: readonly string[] = (
  'section h1 h2 h3 h4 h5 h6 p blockquote div aside figure figcaption hr pre ul ol li dl dt dd table caption thead tbody ' +
  'tfoot tr th td colgroup col a img br wbr span em strong del ins i b u s small mark sub sup cite q abbr kbd samp var ' +
  'code dfn time bdi bdo ruby rt rp math'
).split(' ')

/** Elements of a page's frame, and old ones: a book has no use for them, and their content misses nothing. */
const unwrapped: readonly string[] = (
  'html body article main header footer nav center font big tt address details summary hgroup search picture label nobr ' +
  'strike acronym dir menu semantics'
).split(' ')

/** Mathematics keeps what MathML Core says, names that the styles know, and room and rules of cells. */
function mathSchema(): NonNullable<Schema['attributes']> {
  const known: NonNullable<Schema['attributes']>[string] = [...mathAttributes, ['className', ...mathClasses]]
  return {
    ...Object.fromEntries([...mathElements].map((name) => [name, [...known, ['style', mathStyle]]])),
    math: [...known, 'dataTex', 'alttext'],
  }
}

const schema: Schema = {
  tagNames: [...kept, ...mathElements],
  strip: [...removedWhole],
  clobber: [],
  attributes: {
    '*': [
      ...['id', 'className', 'lang', 'dir', 'title', 'role', 'ariaLabel'],
      // Marks that Chapbook itself has put into the tree by now.
      ...['dataIndent', 'dataDone', 'dataLines', 'dataNote', 'dataNoteText'],
    ],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    th: ['align', 'scope', 'colSpan', 'rowSpan'],
    td: ['align', 'colSpan', 'rowSpan'],
    col: ['span'],
    colgroup: ['span'],
    time: ['dateTime'],
    abbr: ['title'],
    ...mathSchema(),
  },
  // Addresses are judged one by one below, before this.
  protocols: {},
}

/** Returns the tree with nothing in it that a book may not hold; what is taken out is said once a place. */
export function sanitise(tree: Root, file: VFile, root: string): Root {
  report(tree, file, root)
  const clean = sanitize(tree, schema)
  return clean.type === 'root' ? clean : { type: 'root', children: clean.type === 'doctype' ? [] : [clean] }
}

/** Says what will go, and takes away the addresses that a link or a picture may not have. */
function report(tree: Root, file: VFile, root: string): void {
  walkHtml(tree, (element) => {
    const isWhole = removedWhole.includes(element.tagName)
    if (isWhole || removedEmpty.includes(element.tagName)) {
      warnRemoved(`\`<${element.tagName}>\` is removed`, 'A book holds text and pictures only.', element, file)
      return 'skip'
    }
    const isKnown = kept.includes(element.tagName) || mathElements.has(element.tagName)
    if (!isKnown && !unwrapped.includes(element.tagName)) {
      warnRemoved(
        `\`<${element.tagName}>\` is not part of a book; its text is kept`,
        'Use Markdown here.',
        element,
        file,
      )
    }
    const handlers = Object.keys(element.properties).filter((name) => /^on[A-Z]/i.test(name) || name === 'srcDoc')
    if (handlers.length > 0) {
      const names = handlers.map((name) => `\`${name.toLowerCase()}\``).join(', ')
      warnRemoved(`${names} of \`<${element.tagName}>\` is removed`, 'Nothing runs in a book.', element, file)
    }
    for (const name of ['href', 'src', 'cite', 'action', 'formAction', 'background', 'poster']) {
      withoutBadAddress(element, name, file, root)
    }
    return undefined
  })
}

function withoutBadAddress(element: Element, name: string, file: VFile, root: string): void {
  const address = element.properties[name]
  if (typeof address !== 'string') return
  // Pictures are judged where they are read.
  if (element.tagName === 'img' && name === 'src' && !/^\s*(?:javascript|vbscript):/i.test(address)) return
  const verdict = judgeAddress(address, file, root)
  if (verdict.kind === 'good') return
  const say = verdict.kind === 'outside' ? problem : warning
  const ruleId = verdict.kind === 'outside' ? 'link-outside' : 'unsafe-link'
  say(file, { reason: verdict.reason, note: verdict.note, ruleId, place: element.position?.start })
  delete element.properties[name]
}

function warnRemoved(reason: string, note: string, { position }: Element, file: VFile): void {
  warning(file, { reason, note, ruleId: 'removed-html', place: position?.start })
}
