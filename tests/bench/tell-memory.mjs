/** Preloaded into a measured process: writes its peak resident memory, kilobytes, when it ends. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

process.on('exit', () => {
  writeFileSync(join(process.env.CHAPBOOK_MEMORY_NOTES, String(process.pid)), String(process.resourceUsage().maxRSS))
})
