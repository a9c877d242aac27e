/** The script of threads that do what tests want to see. */

import { exit } from 'node:process'
import { ChapbookError } from '../../../src/errors.ts'
import { rest, serve, type Order, type Task } from '../../../src/host/worker.ts'

export type Deed =
  | { readonly kind: 'double'; readonly number: number }
  | {
      readonly kind:
        | 'refuse'
        | 'err'
        | 'exit'
        | 'throw aside'
        | 'fill the memory'
        | 'wait'
        | 'browse'
        | 'browse and exit'
    }
  | { readonly kind: 'browse and wait' }

const deed: Task<Deed, unknown, unknown> = async (given, { host, signal, onEvent }) => {
  const open = async () => (await host.openBrowser({})).openPage()
  switch (given.kind) {
    case 'double':
      onEvent({ doubling: given.number })
      return given.number * 2
    case 'refuse':
      throw new ChapbookError('Not today', { kind: 'usage', hint: 'Come again.' })
    case 'err':
      throw new TypeError('A bug')
    case 'exit':
      return exit(3)
    case 'throw aside':
      setImmediate(() => {
        throw new Error('Nobody catches this')
      })
      return new Promise(() => undefined)
    case 'fill the memory': {
      const kept: string[][] = []
      for (;;) kept.push(Array.from({ length: 1_000_000 }, (_, index) => `${index}-${kept.length}`))
    }
    case 'wait':
      onEvent('waiting')
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    case 'browse':
      return (await open()).run<number>('1 + 1')
    case 'browse and exit':
      await open()
      return exit(3)
    case 'browse and wait':
      await open()
      onEvent('waiting')
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  }
}

export async function run(order: Order): Promise<void> {
  await serve(order, { deed })
}

export { rest }
