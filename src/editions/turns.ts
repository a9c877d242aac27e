/** Who goes first when several editions are made. */

export type Turns = {
  /** Wraps what an edition calls when it needs the browser. */
  readonly whenAsked: <T>(ask: () => Promise<T>) => () => Promise<T>
  /** Makes the edition in this place of the list, when it is its turn. */
  readonly take: <T>(index: number, make: () => Promise<T>) => Promise<T>
}

/**
 * Lets the first edition go ahead until it hands over to the browser, so that the browser works while the others are made: with all
 * at once, its document would come last.
 */
export function takeTurns(): Turns {
  let handOver: () => void = () => undefined
  const handedOver = new Promise<void>((resolve) => (handOver = resolve))
  return {
    whenAsked:
      <T>(ask: () => Promise<T>) =>
      (): Promise<T> => {
        handOver()
        return ask()
      },
    async take<T>(index: number, make: () => Promise<T>): Promise<T> {
      if (index > 0) {
        await handedOver
        return make()
      }
      return make().finally(handOver)
    },
  }
}
