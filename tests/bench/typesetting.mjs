/** Typesetting alone, inside the page, and the memory of the browser: Chapbook beside Paged.js. */

import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileInside } from './inside.mjs'
import { median, race } from './measure.mjs'
import { peakBrowserMemory } from './memory.mjs'
import { makeBook, prepare } from './prepare.mjs'
import { markdownTable, seconds } from './table.mjs'

/** The same words, notes, fonts and trim in the same browser; loading the document and printing it do not count. */
export async function typesetting({ root, workshop, tools, quick, say }) {
  const words = quick ? 30_000 : 150_000
  const path = makeBook(words, workshop)
  const inputs = prepare({ text: { path, size: 'typesetting' }, root, tools, folder: join(workshop, 'typesetting') })
  const inside = await compileInside(root)
  const script = pagedjsScript(tools.pagedjs)
  if (!script) say('Typesetting: Paged.js is not installed, so that Chapbook runs alone')
  if (script && !inputs.html) say('Typesetting: pandoc, which prepares the text for Paged.js, is not installed')
  const out = (name) => join(inputs.folder, name)
  const running = [
    inside('**Chapbook**', 'chapbook', [path, out('chapbook-inside')], out('chapbook-inside')),
    ...(script && inputs.html
      ? [inside('Paged.js', 'pagedjs', [inputs.html, script, out('pagedjs-inside.pdf')], out('pagedjs-inside.pdf'))]
      : []),
  ]
  const rows = []
  for (const row of race(running, quick ? 1 : 3)) {
    say(`typesetting: ${row.name}: ${row.failure ?? row.told.map((told) => seconds(told.typesetting)).join(', ')}`)
    rows.push({ ...row, memory: row.failure ? { reason: row.failure } : await peakBrowserMemory(row) })
  }
  const [own] = rows
  const caption = `### typesetting alone, ${words.toLocaleString('en')} words`
  return `${caption}\n\n${typesettingTable(rows)}\n\n${own.failure ?? lapsLine(own)}`
}

function typesettingTable(rows) {
  const [own] = rows
  const of = (row, step) => (row.failure ? undefined : median(row.told.map((told) => told[step])))
  const head = [
    '',
    'pages',
    'typesetting',
    "times Chapbook's",
    'printing',
    "browser's memory at most",
    "times Chapbook's",
  ]
  return markdownTable(
    head,
    rows.map((row) => {
      if (row.failure) return [row.name, '', row.failure]
      const time = of(row, 'typesetting')
      const ours = of(own, 'typesetting')
      return [
        row.name,
        String(row.told[0].pages),
        seconds(time),
        row === own || !ours ? '' : `${(time / ours).toFixed(1)} ×`,
        seconds(of(row, 'printing')),
        row.memory.megabytes ? `${Math.round(row.memory.megabytes)} MB` : `not measured: ${row.memory.reason}`,
        row === own || !row.memory.megabytes || !own.memory.megabytes
          ? ''
          : `${(row.memory.megabytes / own.memory.megabytes).toFixed(2)} ×`,
      ]
    }),
  )
}

/** Where Chapbook's time goes. */
function lapsLine({ told }) {
  const steps = Object.keys(told[0].laps).map(
    (name) => `${name} ${seconds(median(told.map(({ laps }) => laps[name])))}`,
  )
  return `Of Chapbook's typesetting: ${steps.join(', ')}.`
}

/** The script for a page, of the very version that pagedjs-cli brings along. */
function pagedjsScript(tool) {
  if (!tool) return undefined
  const main = createRequire(realpathSync(tool.command)).resolve('pagedjs')
  const script = join(dirname(main), '../dist/paged.polyfill.js')
  return existsSync(script) ? script : undefined
}
