/** Reads formulas in TeX: `$…$` in a line, `$$…$$` in a line or as a block. Dollars of money stay dollars. */

import type { Literal } from 'mdast'
import type { Processor } from 'unified'
import { isProse } from './formula-prose.ts'
import type { Code, Compiler, Construct, Extension, State, Tokenizer } from './micromark.ts'

// Modules can only be widened with interfaces.
export interface Formula extends Literal {
  type: 'formula'
  /** Set on lines of its own. */
  display: boolean
}

declare module 'mdast' {
  interface PhrasingContentMap {
    formula: Formula
  }
  interface RootContentMap {
    formula: Formula
  }
}

/**
 * Adds formulas to the syntax of Markdown. As in Pandoc, nothing but a formula has no space behind the first dollar and
 * none before the last, which no digit follows; so `$5 and $10` is text (https://pandoc.org/MANUAL.html#math). No letter or digit
 * stands before the first, and words without a sign of TeX between two dollars are prose: `US$5`, `$5 or 10$`.
 */
export function formulaSyntax(this: Processor): void {
  const data = this.data()
  const syntax: Extension = { flow: { [dollar]: block }, text: { [dollar]: inLine } }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), compiler]
}

const dollar = 36
const backslash = 92

type Effects = Parameters<Tokenizer>[0]
type TokenName = Parameters<Effects['enter']>[0]

const token = 'formula' as string as TokenName
const tokenOfText = 'formulaText' as string as TokenName

const compiler: Compiler = {
  enter: {
    formula(written) {
      const source = this.sliceSerialize(written)
      const isDouble = source.startsWith('$$')
      const value = isDouble ? source.slice(2, -2).trim() : source.slice(1, -1)
      this.enter({ type: 'formula', value, display: isDouble }, written)
    },
  },
  exit: {
    formula(written) {
      this.exit(written)
    },
  },
}

const inLine: Construct = {
  name: 'formula',
  previous: (code) => code !== dollar && !isLetterOrDigit(code),
  tokenize: tokenizeInLine,
}

/** Other blocks cannot begin in it, so a line of TeX may begin with `-` or `>`. It ends where a line is empty. */
const block: Construct = { name: 'formula', concrete: true, tokenize: tokenizeBlock }

function tokenizeInLine(this: ThisParameterType<Tokenizer>, effects: Effects, ok: State, nok: State): State {
  let isDouble = false
  let content = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter(token)
    effects.enter(tokenOfText)
    effects.consume(code)
    return opening
  }

  function opening(code: Code): State | undefined {
    if (code === dollar) {
      if (isDouble) return nok(code)
      isDouble = true
      effects.consume(code)
      return opening
    }
    if (code === null || (!isDouble && isSpace(code))) return nok(code)
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === dollar) return closing(code)
    if (code < -2) return lineEnd(effects, inside)(code)
    content += characterOf(code)
    effects.consume(code)
    return code === backslash ? escaped : inside
  }

  function escaped(code: Code): State | undefined {
    if (code === null || code < -2) return inside(code)
    content += characterOf(code)
    effects.consume(code)
    return inside
  }

  function closing(code: Code): State | undefined {
    if (!isDouble && /\s$/.test(content)) return nok(code)
    effects.consume(code)
    return isDouble ? secondDollar : end
  }

  function secondDollar(code: Code): State | undefined {
    if (code !== dollar) return nok(code)
    effects.consume(code)
    return end
  }

  function end(code: Code): State | undefined {
    if (code === dollar || content.trim() === '') return nok(code)
    if (!isDouble && (isDigit(code) || isProse(content))) return nok(code)
    effects.exit(tokenOfText)
    effects.exit(token)
    return ok(code)
  }

  /** Line endings are tokens of their own. */
  function lineEnd(effects: Effects, then: State): State {
    return (code) => {
      content += ' '
      effects.exit(tokenOfText)
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter(tokenOfText)
      return then
    }
  }
}

function tokenizeBlock(this: ThisParameterType<Tokenizer>, effects: Effects, ok: State, nok: State): State {
  const { parser, now } = this
  const isInterrupting = this.interrupt === true
  let dollars = 0
  let isEmptyLine = false
  let isEmpty = true
  return start

  function start(code: Code): State | undefined {
    effects.enter(token)
    effects.enter(tokenOfText)
    return opening(code)
  }

  function opening(code: Code): State | undefined {
    if (code !== dollar) return nok(code)
    effects.consume(code)
    dollars += 1
    return dollars === 2 ? inside : opening
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code < -2) {
      if (isInterrupting) return ok(code)
      if (isEmptyLine) return nok(code)
      return lineEnd(code)
    }
    if (code === dollar) {
      effects.consume(code)
      return secondDollar
    }
    if (!isSpace(code)) {
      isEmptyLine = false
      isEmpty = false
    }
    effects.consume(code)
    return code === backslash ? escaped : inside
  }

  function escaped(code: Code): State | undefined {
    if (code === null || code < -2) return inside(code)
    effects.consume(code)
    return inside
  }

  function lineEnd(code: Code): State | undefined {
    effects.exit(tokenOfText)
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    effects.enter(tokenOfText)
    isEmptyLine = true
    return lineStart
  }

  /** A line outside the quotation or the list that the formula stands in. */
  function lineStart(code: Code): State | undefined {
    return parser.lazy[now().line] === true ? nok(code) : inside(code)
  }

  function secondDollar(code: Code): State | undefined {
    isEmptyLine = false
    if (code !== dollar) return inside(code)
    if (isEmpty) return nok(code)
    effects.consume(code)
    effects.exit(tokenOfText)
    effects.exit(token)
    return behind
  }

  /** Text behind a formula makes both a paragraph. */
  function behind(code: Code): State | undefined {
    if (code === null || code < -2) return ok(code)
    if (!isSpace(code)) return nok(code)
    return spaces(code)
  }

  function spaces(code: Code): State | undefined {
    effects.enter('whitespace')
    effects.consume(code)
    return moreSpaces
  }

  function moreSpaces(code: Code): State | undefined {
    if (code !== null && code >= -2 && isSpace(code)) {
      effects.consume(code)
      return moreSpaces
    }
    effects.exit('whitespace')
    return behind(code)
  }
}

function isSpace(code: Code): boolean {
  return code !== null && (code < 0 || code === 32)
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57
}

function isLetterOrDigit(code: Code): boolean {
  return code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
}

function characterOf(code: number): string {
  return code < 0 ? ' ' : String.fromCharCode(code)
}
