/** All editions, one line each. The slowest comes first, because the browser works while the others are made. */

import type { Edition } from './edition.ts'
import { epub } from './epub.ts'
import { print } from './print.ts'
import { web } from './web.ts'

export const editions: readonly Edition[] = [print, epub, web]
