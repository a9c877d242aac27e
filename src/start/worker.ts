/** The file that worker threads run: the program does the orders, with the code that V8 made of it before. */

import type { Order } from '../host/worker.ts'
import { keepLearnt, loadProgram } from './load.ts'

export async function run(order: Order): Promise<void> {
  await loadProgram().work(order)
}

/** Runs before the thread is ended, which hears nothing of its own end. */
export async function rest(): Promise<void> {
  await loadProgram().rest()
  keepLearnt()
}
