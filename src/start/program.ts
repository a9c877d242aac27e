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
