/** The print edition with clocks around its steps. */

import { build } from '../../../src/build.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { clocked, type Inside } from './steps.ts'

/** Builds a manuscript as `chapbook build --edition print` does. */
export async function chapbookInside([manuscript, out]: readonly string[]): Promise<
  Inside & { readonly file: string }
> {
  if (manuscript === undefined || out === undefined) throw new Error('A manuscript and a folder are wanted')
  const { host, steps } = clocked(nodeHost())
  let finishing = 0
  const { ok, artifacts, failed } = await build({
    manuscript,
    out,
    editions: ['print'],
    host,
    onProgress: ({ kind }) => {
      if (kind === 'edition-made') finishing = steps.sincePrinted()
    },
  })
  const [artifact] = artifacts
  if (!ok || artifact === undefined) throw failed[0]?.error ?? new Error('The manuscript cannot be built')
  if (steps.typeset === undefined) throw new Error('The typesetter told no times')
  const laps = steps.typeset.timings
  return {
    file: artifact.path,
    browser: steps.browser,
    pages: artifact.pages ?? 0,
    typesetting: Object.values(laps).reduce((sum, lap) => sum + lap, 0),
    laps,
    loading: steps.loading,
    printing: steps.printing,
    finishing,
    bytes: artifact.bytes.length,
  }
}
