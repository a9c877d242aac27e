/** What tells the temporary files of this process and thread from those of all others. */

import { threadId } from 'node:worker_threads'

/** `4711` in a process, `4711-2` in its second worker thread, which has the same process number. */
export const ownMark: string = threadId === 0 ? String(process.pid) : `${process.pid}-${threadId}`
