/** The typesetter: one galley in, finished pages out. Bundled to one script that runs inside the browser page. */

import { divideIntoBatches, showNextBatch } from './pages/show-batch.ts'
import { typeset } from './typeset.ts'

Object.assign(globalThis, {
  chapbookTypeset: typeset,
  chapbookDivide: divideIntoBatches,
  chapbookShowNext: showNextBatch,
})
