/** Adapts the markup of the book to the web page, element by element. */

import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { element, hasClass } from '../markup.ts'
import { headWithWords } from '../table-heads.ts'
import { titledQuestions, titleOf } from '../questions.ts'
import { spokenFormula } from '../formulas/spoken.ts'
import type { Page } from './page.ts'

/** Makes the change for one page: pictures become data, calls become buttons, wide things scroll by themselves. */
export function forWeb(page: Page): (node: Element) => Element {
  let tables = 0
  let formulas = 0
  return (node) => {
    switch (node.tagName) {
      case 'a':
        return hasClass(node, 'note-call') ? noteCall(node, page) : node
      case 'img':
        return picture(node, page)
      case 'table':
        tables += 1
        return scrollingTable(node, tables, page)
      case 'math':
        return formula(node, page)
      case 'div':
        if (hasClass(node, 'questions')) return questionGroup(node, page)
        if (!hasClass(node, 'formula')) return node
        formulas += 1
        return scrollingFormula(node, formulas, page)
      case 'th':
        return headWithWords(node, page.words)
      case 'pre':
        return { ...node, properties: { ...node.properties, tabIndex: 0, role: 'group', ariaLabel: page.say('code') } }
      case 'aside':
        return hasClass(node, 'box') ? box(node, page) : node
      case 'span':
        return hasClass(node, 'task-box') ? taskBox(node, page) : node
      default:
        return node
    }
  }
}

/** A button that opens the note by itself: the popover of HTML needs no script. */
function noteCall(node: Element, { say }: Page): Element {
  const number = toString(node)
  const { id, dataNote } = node.properties
  return element(
    'button',
    {
      type: 'button',
      className: ['note-call'],
      ...(id === undefined ? {} : { id }),
      popoverTarget: String(dataNote),
      ariaLabel: say('note', { number }),
    },
    [number],
  )
}

function picture(node: Element, { pictures }: Page): Element {
  const source = String(node.properties.src ?? '')
  if (!source.startsWith('asset:')) return node
  const address = pictures.get(source.slice('asset:'.length))
  if (address === undefined) throw new Error(`\`${source}\` is not among the assets of the book`)
  return { ...node, properties: { ...node.properties, src: address } }
}

/** The region can be reached and scrolled by keyboard, so it needs a name: the caption's or a number. */
function scrollingTable(table: Element, number: number, { say, freeId }: Page): Element {
  const caption = table.children.find((child) => child.type === 'element' && child.tagName === 'caption')
  const region = { className: ['table'], role: 'region', tabIndex: 0 }
  if (caption?.type !== 'element') {
    return element('div', { ...region, ariaLabel: say('table', { number: String(number) }) }, [table])
  }
  const id = String(caption.properties.id ?? freeId(`table-${number}-caption`))
  const named = { ...caption, properties: { ...caption.properties, id } }
  const children = table.children.map((child) => (child === caption ? named : child))
  return element('div', { ...region, ariaLabelledBy: [id] }, [{ ...table, children }])
}

/** The source in TeX goes with it, where tools that copy formulas look for it (MathML Core, section 5.2). */
function formula(node: Element, { words }: Page): Element {
  const { dataTex, ...properties } = node.properties
  const named = { ...properties, alttext: spokenFormula(node, words) }
  if (typeof dataTex !== 'string') return { ...node, properties: named }
  const row = node.children.length === 1 ? node.children : [element('mrow', {}, node.children)]
  const source = element('annotation', { encoding: 'application/x-tex' }, [dataTex])
  return { ...node, properties: named, children: [element('semantics', {}, [...row, source])] }
}

/** A group with a name, since its heading is none of the outline's. */
function questionGroup(node: Element, { words, freeId }: Page): Element {
  const titled = titledQuestions(node, words)
  const title = titleOf(titled)
  if (title === undefined) return titled
  const id = String(title.properties['id'] ?? freeId('questions'))
  const named = { ...title, properties: { ...title.properties, id } }
  return {
    ...titled,
    properties: { ...titled.properties, role: 'group', ariaLabelledBy: [id] },
    children: titled.children.map((child) => (child === title ? named : child)),
  }
}

/** A region like that of a table. */
function scrollingFormula(node: Element, number: number, { say }: Page): Element {
  const region = { role: 'region', tabIndex: 0, ariaLabel: say('formula', { number: String(number) }) }
  return { ...node, properties: { ...node.properties, ...region } }
}

/** An `aside` in the text would be a landmark of the page; a box is only a remark. */
function box(node: Element, { freeId }: Page): Element {
  const title = node.children.find((child) => child.type === 'element' && hasClass(child, 'box-title'))
  if (title?.type !== 'element') return { ...node, properties: { ...node.properties, role: 'note' } }
  const id = String(title.properties.id ?? freeId('box'))
  const named = { ...title, properties: { ...title.properties, id } }
  return {
    ...node,
    properties: { ...node.properties, role: 'note', ariaLabelledBy: [id] },
    children: node.children.map((child) => (child === title ? named : child)),
  }
}

function taskBox(node: Element, { say }: Page): Element {
  const isDone = String(node.properties.dataDone) === 'true'
  return { ...node, properties: { ...node.properties, ariaLabel: say(isDone ? 'done' : 'to-do') } }
}
