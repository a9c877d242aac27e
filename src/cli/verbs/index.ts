/** All verbs, in the order in which the help lists them. */

import type { Verb } from '../verb.ts'
import { build } from './build.ts'
import { changes } from './changes.ts'
import { copy } from './copy.ts'
import { doctor } from './doctor.ts'
import { outline } from './outline.ts'
import { release } from './release.ts'
import { verify } from './verify.ts'

export const verbs: readonly Verb[] = [build, outline, release, verify, changes, copy, doctor]
