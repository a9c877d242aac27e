/** A release that is killed at any moment: what readers are given is the old edition or the new one, whole. */

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/host/package-root.ts'
import { verify } from '../../src/verify.ts'
import { essay, workplace, type Workplace } from './released.ts'

/** Ends the process without a word when it renames something for the given time. */
function killer(atRename: number): string {
  const script = `import { promises } from 'node:fs'
    const { rename } = promises
    let renames = 0
    promises.rename = (...given) => {
      renames += 1
      if (renames === ${atRename}) process.kill(process.pid, 'SIGKILL')
      return rename(...given)
    }`
  return `data:text/javascript,${encodeURIComponent(script)}`
}

function releaseUntil(atRename: number, { folder }: Workplace): NodeJS.Signals | null {
  const words = ['release', 'essay.md', '--out', 'out', '--edition', 'web,epub']
  const program = ['--import', killer(atRename), join(packageRoot, 'build', 'cli.cjs')]
  return spawnSync(process.execPath, [...program, ...words], { cwd: folder }).signal
}

test('whenever a run is killed, `latest` is whole, and the next run makes everything good', async () => {
  const place = workplace({ 'essay.md': essay('The Angel', 'The angel came down at noon.') })
  await place.release()
  const old = place.tree('out/the-angel/latest')
  const states = new Set<string>()
  for (let atRename = 1; ; atRename += 1) {
    place.put('essay.md', essay('The Angel', 'The angel came down at dusk.', 'edition: 2'))
    if (releaseUntil(atRename, place) === null) break
    await place.host.folders.recover('out')
    const latest = place.tree('out/the-angel/latest')
    const isOld = JSON.stringify(latest) === JSON.stringify(old)
    states.add(isOld ? 'old' : 'new')
    expect((await verify({ folder: 'out/the-angel/latest', host: place.host })).findings).toEqual([])
    // As before the run, for the next one.
    place.remove('out')
    place.put('essay.md', essay('The Angel', 'The angel came down at noon.'))
    await place.release()
  }
  expect([...states]).toEqual(['old', 'new'])
  expect((await verify({ folder: 'out', host: place.host })).findings).toEqual([])
}, 120_000)
