/**
 * Shows what comes out: builds the sample essay and a specimen in every edition on paper, and writes chosen pages of each edition
 * as one picture, `docs/images/sheet-<edition>.png`; so it does with the file for a printer, `sheet-press.png`.
 *
 *     npm run contact-sheet                     all editions
 *     npm run contact-sheet -- booklet          only these
 *
 * The pages are painted by poppler, which must be installed.
 */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../build/index.js'
import { paintPages, requirePoppler } from './contact-sheet/pages.mjs'
import { encodeGrey } from './contact-sheet/png.mjs'
import { layOut } from './contact-sheet/sheet.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const images = join(root, 'docs', 'images')
/** The chapter of the guide that shows the sheets. */
const chapter = join(root, 'docs', '11-what-comes-out.md')
const essay = join(root, 'manuscript')
const specimen = join(root, 'scripts/contact-sheet/specimen.md')

/**
 * `width`: of one page, px. `facing`: a page is shown with the one that it faces. `shown`: a page by words that stand on it, or by
 * its number, from 1. `settings`: what is set otherwise than by the manuscript; `edition`: where the sheet has another name.
 */
const sheets = {
  print: {
    width: 350,
    facing: true,
    shown: [
      [essay, ['Some performances arrive', 'When Ben finds her again', 'The desert motel', 'Both were nominated']],
      [specimen, ['A compositor filled', 'airmail']],
    ],
  },
  handout: { width: 480, facing: false, shown: [[specimen, [1, 2, 3]]] },
  booklet: { width: 718, facing: false, shown: [[essay, [1, 2, 3, 4]]] },
  'n-up': { width: 718, facing: false, shown: [[essay, [2, 3]]] },
  'large-print': {
    width: 360,
    facing: true,
    shown: [
      [essay, ['Some performances arrive']],
      [specimen, ['airmail']],
    ],
  },
  press: {
    edition: 'print',
    settings: { print: { for: 'press', bleed: '3mm', marks: true } },
    width: 480,
    facing: false,
    shown: [[specimen, ['A compositor filled', 'airmail']]],
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !Object.hasOwn(sheets, name))
const trouble =
  unknown === undefined ? requirePoppler() : `There is no sheet \`${unknown}\`: ${Object.keys(sheets).join(', ')}`
if (trouble) {
  say(trouble)
  process.exit(2)
}

const workshop = await mkdtemp(join(tmpdir(), 'chapbook-sheet-'))
try {
  await mkdir(images, { recursive: true })
  for (const [name, sheet] of Object.entries(sheets)) {
    if (wanted.length === 0 || wanted.includes(name)) await make(name, sheet)
  }
} finally {
  await rm(workshop, { recursive: true, force: true })
}

async function make(name, { edition = name, settings, width, facing, shown }) {
  const groups = []
  for (const [manuscript, pages] of shown) {
    const pdf = await buildPdf(manuscript, edition, settings)
    if (pdf === undefined) {
      say(`${name}: Chapbook does not make it`)
      return
    }
    groups.push(...paintPages(pdf, pages, { width, facing }))
  }
  const sheet = layOut(groups)
  const png = encodeGrey(sheet)
  const path = join(images, `sheet-${name}.png`)
  await writeFile(path, png)
  const isShown = (await readFile(chapter, 'utf8')).includes(`images/sheet-${name}.png`)
  if (!isShown) say(`${name}: ${chapter} does not show it yet`)
  say(`${path}  ${sheet.width} × ${sheet.height} px, ${Math.round(png.length / 1000)} kB`)
}

/** Path of the PDF; `undefined` where there is no such edition. The print edition is made too: others show its page numbers. */
async function buildPdf(manuscript, edition, settings = {}) {
  const out = await mkdtemp(join(workshop, 'out-'))
  const { files, artifacts, failed } = await build({
    manuscript,
    out,
    editions: [...new Set(['print', edition])],
    ...settings,
  })
  for (const { error } of failed) throw error
  for (const message of files.flatMap((file) => file.messages)) say(`${edition}: ${message}`)
  const artifact = artifacts.find((made) => made.edition === edition)
  return artifact && join(out, artifact.path)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}
