/** The results as Markdown. */

/** One row a contestant; the ratio is Chapbook's time in parts of the other's, so that less is faster. */
export function table(rows) {
  const lines = rows.map((row) => {
    const own = rows.find(({ id }) => id === row.against)?.median
    const ratio = row.against && row.median && own ? `${(own / row.median).toFixed(2)} ×` : ''
    const time = row.median === undefined ? (row.failure ?? '') : `${row.median.toFixed(2)} s`
    const size = row.bytes === undefined ? '' : `${Math.round(row.bytes / 1000).toLocaleString('en')} kB`
    return `| ${row.name} | ${time} | ${size} | ${ratio} |`
  })
  return ['| | time | size | Chapbook takes |', '| --- | ---: | ---: | ---: |', ...lines].join('\n')
}

export function memoryLine(megabytes) {
  return megabytes === undefined
    ? 'Peak memory of the Node process was not measured.'
    : `Peak memory of the Node process, all three editions: ${Math.round(megabytes)} MB.`
}
