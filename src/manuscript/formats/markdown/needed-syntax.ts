/** Leaves out the syntax that a text cannot hold: looking for tables in a novel costs as much as reading it. */

import type { Processor } from 'unified'
import type { Compiler, Construct, ConstructRecord, Extension } from './micromark.ts'

/** What a text must hold for a construct of GFM or a definition list to be in it; the names are micromark's. */
const signs: Readonly<Record<string, RegExp>> = {
  // https://github.github.com/gfm/#autolinks-extension-
  wwwAutolink: /www\./i,
  protocolAutolink: /:\/\//,
  emailAutolink: /@/,
  table: /\|/,
  strikethrough: /~~/,
  formula: /\$/,
  // A definition begins its line with a colon and a space.
  defList: /^[ \t>]*:[ \t]/m,
}

/** Takes what the text cannot hold out of the syntax that the plugins before this one have added. */
export function neededSyntax(this: Processor, text: string): void {
  const unneeded = new Set(Object.keys(signs).filter((name) => signs[name]?.test(text) !== true))
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => withoutConstructs(extension, unneeded))
  const noAutolinks = ['wwwAutolink', 'protocolAutolink', 'emailAutolink'].every((name) => unneeded.has(name))
  if (!noAutolinks) return
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((extension) =>
    Array.isArray(extension) ? extension.filter((one) => !isAutolinkCompiler(one)) : extension,
  )
}

function withoutConstructs(extension: Extension, unneeded: ReadonlySet<string>): Extension {
  const { document, flow, text } = extension
  return {
    ...extension,
    ...(document === undefined ? {} : { document: needed(document, unneeded) }),
    ...(flow === undefined ? {} : { flow: needed(flow, unneeded) }),
    ...(text === undefined ? {} : { text: needed(text, unneeded) }),
  }
}

function needed(record: ConstructRecord, unneeded: ReadonlySet<string>): ConstructRecord {
  const kept: ConstructRecord = {}
  for (const [code, constructs] of Object.entries(record)) {
    const list = [constructs ?? []].flat().filter(({ name }: Construct) => name === undefined || !unneeded.has(name))
    if (list.length > 0) kept[code] = list
  }
  return kept
}

function isAutolinkCompiler({ enter }: Compiler): boolean {
  return Object.hasOwn(enter ?? {}, 'literalAutolink')
}
