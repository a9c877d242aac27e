/** Keeps a colon in prose a colon: only the directives that Chapbook knows are read as directives. */

import type { Processor } from 'unified'
import type { Code, Construct, Extension, State, Tokenizer } from './micromark.ts'

/** Names of the directives inside a line: `:sc[NASA]`. */
const textNames: readonly string[] = ['sc', 'small-caps', 'lang', 'span']

const colon = 58
const openBracket = 91

/**
 * Narrows the syntax that `remark-directive` has just added. Inside a line a directive is one of four names, then a
 * label at once; so `3:30`, `Note:this` and `a:b[link](address)` are text. The form with two colons (`::name`) is
 * not used and stays text. Containers of any name are read, so that a mistyped one can be named to the writer.
 */
export function knownDirectives(this: Processor): void {
  const extensions = this.data().micromarkExtensions ?? []
  const index = extensions.findIndex((extension) => isDirectiveSyntax(extension))
  const extension = extensions[index]
  if (extension === undefined || Array.isArray(extension)) return
  const text = [extension.text?.[colon] ?? []].flat()
  const container = [extension.flow?.[colon] ?? []].flat().slice(0, 1)
  extensions[index] = { text: { [colon]: text.map(onlyKnown) }, flow: { [colon]: container } }
}

function isDirectiveSyntax(extension: Extension | Extension[]): boolean {
  return !Array.isArray(extension) && extension.flow?.[colon] !== undefined && extension.text?.[colon] !== undefined
}

function onlyKnown(directive: Construct): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    return effects.check(knownOpening, directive.tokenize.call(this, effects, ok, nok), nok)
  }
  return { ...directive, tokenize }
}

/** A colon, a known name and `[`. */
const knownOpening: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let name = ''

    return start

    function start(code: Code): State | undefined {
      effects.enter('data')
      effects.consume(code)
      return inName
    }

    function inName(code: Code): State | undefined {
      if (code === openBracket) {
        effects.exit('data')
        return textNames.includes(name) ? ok(code) : nok(code)
      }
      if (code === null || code < 0 || name.length > 10) {
        effects.exit('data')
        return nok(code)
      }
      name += String.fromCharCode(code)
      effects.consume(code)
      return inName
    }
  },
}
