/** All verbs, in the order in which the help lists them. */

import type { Verb } from '../verb.ts'
import { build } from './build.ts'
import { doctor } from './doctor.ts'
import { outline } from './outline.ts'
import { poster } from './poster.ts'
import { send } from './send.ts'
import { serve } from './serve.ts'

export const verbs: readonly Verb[] = [build, outline, serve, send, poster, doctor]
