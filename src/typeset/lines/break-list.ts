/** A list of places where a line could end, in columns that grow and are used for one paragraph after the other. */

import { breakKind, type Breakpoints } from './total-fit.ts'

export type BreakList = Breakpoints & {
  count: number
  /** The text node that each place stands in, if any; where in it; and where in the text of the whole paragraph. */
  readonly nodes: readonly (Text | null)[]
  readonly offsets: Int32Array
  readonly indices: Int32Array
  /** What the line above reaches into the margin, and what the line below does, px; `begins` and `ends` count both. */
  readonly hangs: Float64Array
  readonly outdents: Float64Array
  /** What the font moves the hanging sign by after the letter before it, and the letter after the outdented sign by, px. */
  readonly hangKerns: Float64Array
  readonly outdentKerns: Float64Array
  /** The `br` that forces a break, by the index of its place. */
  readonly forcedBy: Map<number, Element>
  clear(): void
  dropLast(): void
  /** Adds a place and returns its index. */
  add(
    kind: number,
    end: number,
    begin: number,
    spacesBefore: number,
    spacesAfter: number,
    penalty: number,
    node: Text | null,
    offset: number,
    index: number,
    hang: number,
    outdent: number,
    hangKern: number,
    outdentKern: number,
  ): number
}

/** One place of a list, kept when the list goes on to another paragraph. */
export type TextBreak = {
  readonly kind: 'start' | 'space' | 'hyphen' | 'joint' | 'end'
  readonly end: number
  readonly begin: number
  readonly spacesBefore: number
  readonly spacesAfter: number
  readonly node: Text | null
  readonly offset: number
  readonly index: number
  readonly hang: number
  readonly outdent: number
  readonly hangKern: number
  readonly outdentKern: number
  readonly forcedBy?: Element | undefined
}

const kindNames = Object.keys(breakKind) as readonly TextBreak['kind'][]

/** Takes one place out of a list. */
export function textBreak(list: BreakList, at: number): TextBreak {
  return {
    kind: kindNames[list.kinds[at] ?? 0] ?? 'start',
    end: list.ends[at] ?? 0,
    begin: list.begins[at] ?? 0,
    spacesBefore: list.spacesBefore[at] ?? 0,
    spacesAfter: list.spacesAfter[at] ?? 0,
    node: list.nodes[at] ?? null,
    offset: list.offsets[at] ?? 0,
    index: list.indices[at] ?? 0,
    hang: list.hangs[at] ?? 0,
    outdent: list.outdents[at] ?? 0,
    hangKern: list.hangKerns[at] ?? 0,
    outdentKern: list.outdentKerns[at] ?? 0,
    forcedBy: list.forcedBy.get(at),
  }
}

/** An empty list with room for a long paragraph. */
export function breakList(room = 1024): BreakList {
  let columns = columnsOf(room)
  const nodes: (Text | null)[] = []
  const list: BreakList = {
    count: 0,
    nodes,
    forcedBy: new Map(),
    ...columns,
    clear() {
      list.count = 0
      nodes.length = 0
      if (list.forcedBy.size > 0) list.forcedBy.clear()
    },
    dropLast() {
      list.forcedBy.delete(--list.count)
      nodes.length = list.count
    },
    add(
      kind,
      end,
      begin,
      spacesBefore,
      spacesAfter,
      penalty,
      node,
      offset,
      index,
      hang,
      outdent,
      hangKern,
      outdentKern,
    ) {
      const at = list.count++
      if (at === columns.kinds.length) {
        columns = grown(columns)
        Object.assign(list, columns)
      }
      columns.kinds[at] = kind
      columns.ends[at] = end
      columns.begins[at] = begin
      columns.spacesBefore[at] = spacesBefore
      columns.spacesAfter[at] = spacesAfter
      columns.penalties[at] = penalty
      columns.offsets[at] = offset
      columns.indices[at] = index
      columns.hangs[at] = hang
      columns.outdents[at] = outdent
      columns.hangKerns[at] = hangKern
      columns.outdentKerns[at] = outdentKern
      nodes.push(node)
      return at
    },
  }
  return list
}

type Columns = Omit<BreakList, 'count' | 'nodes' | 'forcedBy' | 'clear' | 'dropLast' | 'add'>

function columnsOf(room: number): Columns {
  return {
    kinds: new Uint8Array(room),
    ends: new Float64Array(room),
    begins: new Float64Array(room),
    spacesBefore: new Int32Array(room),
    spacesAfter: new Int32Array(room),
    penalties: new Float64Array(room),
    offsets: new Int32Array(room),
    indices: new Int32Array(room),
    hangs: new Float64Array(room),
    outdents: new Float64Array(room),
    hangKerns: new Float64Array(room),
    outdentKerns: new Float64Array(room),
  }
}

/** The same columns with twice the room. */
function grown(columns: Columns): Columns {
  const larger = columnsOf(columns.kinds.length * 2)
  for (const name of Object.keys(columns) as (keyof Columns)[]) larger[name].set(columns[name])
  return larger
}
