/** The typesetter: one galley in, finished pages out. Bundled to one script that runs inside the browser page. */

import { typeset } from './typeset.ts'

Object.assign(globalThis, { chapbookTypeset: typeset })
