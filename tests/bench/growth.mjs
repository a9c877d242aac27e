/** What longer books cost: typesetting and the whole PDF. */

import { join } from 'node:path'
import { compileInside } from './inside.mjs'
import { median, race } from './measure.mjs'
import { makeBook } from './prepare.mjs'
import { markdownTable, seconds } from './table.mjs'

/** Linear growth shows in columns of equal numbers; the start of Node and of the browser makes the first ones higher. */
export async function growth({ root, workshop, quick, say }) {
  const inside = await compileInside(root)
  const lengths = quick ? [10_000, 50_000] : [10_000, 50_000, 150_000, 600_000]
  const running = lengths.flatMap((words) => {
    const path = makeBook(words, workshop)
    const out = join(workshop, `growth-${words}`)
    return [
      inside(`${words} words, typesetting`, 'chapbook', [path, `${out}-inside`], `${out}-inside`),
      {
        name: `${words} words, PDF`,
        command: process.execPath,
        words: [join(root, 'build/cli.cjs'), 'build', path, '--quiet', '--edition', 'print', '--out', out],
        made: out,
      },
    ]
  })
  const rows = race(running, quick ? 1 : 2)
  for (const { name, failure, seconds: times } of rows) {
    say(`growth: ${name}: ${failure ?? times.map((time) => `${time.toFixed(2)} s`).join(', ')}`)
  }
  const points = lengths.map((words, index) => ({ words, inside: rows[index * 2], whole: rows[index * 2 + 1] }))
  return `### growth\n\n${growthTable(points)}`
}

function growthTable(points) {
  const each = (milliseconds, words) => `${((milliseconds / words) * 1000).toFixed(1)} ms`
  return markdownTable(
    ['words', 'pages', 'typesetting', 'for 1,000 words', 'the whole PDF', 'for 1,000 words'],
    points.map(({ words, inside, whole }) => {
      const typeset = inside.failure ? undefined : median(inside.told.map(({ typesetting }) => typesetting))
      return [
        words.toLocaleString('en'),
        ...(inside.failure
          ? ['', inside.failure, '']
          : [String(inside.told[0].pages), seconds(typeset), each(typeset, words)]),
        ...(whole.failure ? [whole.failure, ''] : [seconds(whole.median * 1000), each(whole.median * 1000, words)]),
      ]
    }),
  )
}
