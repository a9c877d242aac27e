/** Compiles what tests run as a reader would: the command, and the typesetter for the page. */

export default async function setup(): Promise<void> {
  const path = '../scripts/compile.mjs'
  const { compile, isCompiled } = (await import(path)) as { compile(): Promise<void>; isCompiled(): Promise<boolean> }
  if (!(await isCompiled())) await compile()
}
