/** On what the figures were taken. */

import { cpus, totalmem } from 'node:os'

export function machine(tools) {
  const [first] = cpus()
  const versions = Object.entries(tools).flatMap(([name, tool]) => (tool ? [`${name} ${tool.version}`] : []))
  return (
    `Medians of whole processes, on ${first?.model.trim() ?? 'an unknown processor'}, ${cpus().length} cores, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}; ${versions.join(', ')}. ` +
    'Fonts and cover come from the cache of an earlier run. WeasyPrint, Vivliostyle, pagedjs-cli and Typst are given finished HTML or Typst, ' +
    'whose making is not counted; Typst sets in its own face.'
  )
}
