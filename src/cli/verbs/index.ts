/** All verbs, in the order in which the help lists them. */

import type { Verb } from '../verb.ts'
import { build } from './build.ts'
import { changes } from './changes.ts'
import { copy } from './copy.ts'
import { doctor } from './doctor.ts'
import { outline } from './outline.ts'
import { poster } from './poster.ts'
import { release } from './release.ts'
import { send } from './send.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

export const verbs: readonly Verb[] = [build, outline, release, serve, verify, changes, send, copy, poster, doctor]
