/** A block of lines at the foot of the terminal that is drawn anew when something changes. */

export type Live = {
  /** Draws the block, over the one that stands there. */
  readonly draw: (lines: readonly string[]) => void
  /** Takes the block away, so that something else can be written; the next `draw` sets it below. */
  readonly clear: () => void
}

/** Draws on a terminal with two control sequences only: cursor up, and erase to the end of the screen (ECMA-48 CUU, ED). */
export function liveBlock(write: (text: string) => void): Live {
  let height = 0
  const clear = () => {
    if (height > 0) write(`\u001b[${height}A\u001b[J`)
    height = 0
  }
  return {
    clear,
    draw: (lines) => {
      clear()
      if (lines.length === 0) return
      write(`${lines.join('\n')}\n`)
      height = lines.length
    },
  }
}
