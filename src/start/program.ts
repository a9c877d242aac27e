/** All that is compiled into the one script that `load.ts` runs; each part of it comes to life when it is asked for. */

/** The public names. */
export async function api(): Promise<typeof import('../index.ts')> {
  return import('../index.ts')
}

/** Runs the command line of the process. */
export async function main(): Promise<void> {
  const command = await import('../cli.ts')
  await command.main()
}

/** Does an order of a worker thread. */
export async function work(order: import('../host/worker.ts').Order): Promise<void> {
  const [{ serve }, { tasks }] = await Promise.all([import('../host/worker.ts'), import('../work.ts')])
  await serve(order, tasks)
}

/** Ends what a worker thread holds. */
export async function rest(): Promise<void> {
  const worker = await import('../host/worker.ts')
  await worker.rest()
}
