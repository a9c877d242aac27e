/** The results as Markdown. */

/** One row a contestant; the ratios are Chapbook's time and bytes in parts of the other's, so that less is better. */
export function table(rows) {
  const lines = rows.map((row) => {
    const own = row.against && rows.find(({ id }) => id === row.against)
    const part = (ours, theirs) => (ours && theirs ? `${(ours / theirs).toFixed(2)} ×` : '')
    const time = row.median === undefined ? (row.failure ?? '') : seconds(row.median * 1000)
    const size = row.bytes === undefined ? '' : `${Math.round(row.bytes / 1000).toLocaleString('en')} kB`
    return [row.name, time, part(own?.median, row.median), size, part(own?.bytes, row.bytes)]
  })
  return markdownTable(['', 'time', 'Chapbook takes', 'size', "Chapbook's is"], lines)
}

/** The first column holds names, the others numbers. A row may end early. */
export function markdownTable(head, rows) {
  const line = (cells) => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Milliseconds as `7.87 s`. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

export function memoryLine(megabytes) {
  return megabytes === undefined
    ? 'Peak memory of the Node process was not measured.'
    : `Peak memory of the Node process, all three editions: ${Math.round(megabytes)} MB.`
}
