/** Types of the Markdown tokeniser, as `remark-parse` lets plugins see them. */

import type {} from 'remark-parse'
import type { Data } from 'unified'

export type Extension = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
export type Compiler = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>
export type ConstructRecord = NonNullable<Extension['text']>
export type Construct = Exclude<NonNullable<ConstructRecord[string]>, readonly unknown[]>
export type Tokenizer = Construct['tokenize']
export type State = ReturnType<Tokenizer>
export type Code = Parameters<State>[0]
