/** Reads the files of a tar archive in memory. */

const block = 512

/**
 * Name → bytes of the regular files, in archive order. Understands the ustar format of IEEE Std 1003.1 as far as npm
 * and GNU tar write it for short names; links, folders and extended headers are passed over.
 *
 * @throws RangeError when the archive is cut short or a name leads out of it.
 */
export function untar(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  let place = 0
  while (place + block <= archive.length && archive[place] !== 0) {
    const header = archive.subarray(place, place + block)
    const size = Number.parseInt(field(header, 124, 12), 8) || 0
    const start = place + block
    if (start + size > archive.length) throw new RangeError('The archive is cut short')
    const type = field(header, 156, 1)
    if (type === '0' || type === '') files.set(nameOf(header), archive.subarray(start, start + size))
    place = start + Math.ceil(size / block) * block
  }
  return files
}

function nameOf(header: Buffer): string {
  const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : ''
  const name = prefix === '' ? field(header, 0, 100) : `${prefix}/${field(header, 0, 100)}`
  if (name.startsWith('/') || name.split('/').includes('..'))
    throw new RangeError(`\`${name}\` leads out of the archive`)
  return name
}

function field(header: Buffer, start: number, length: number): string {
  const bytes = header.subarray(start, start + length)
  const end = bytes.indexOf(0)
  return bytes
    .subarray(0, end === -1 ? length : end)
    .toString('latin1')
    .trim()
}
