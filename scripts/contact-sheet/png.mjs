/** Writes a grey picture as PNG: the same bytes for the same picture. */

import { crc32, deflateSync } from 'node:zlib'

/** PNG, third edition (W3C), section 11.2: signature, header, data, end. */
export function encodeGrey({ width, height, pixels }) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, grey, no interlacing.
  header.set([8, 0, 0, 0, 0], 8)
  const data = deflateSync(withFilters({ width, height, pixels }), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** Each row begins with the number of its filter: 0 for none, which is best for letters. */
function withFilters({ width, height, pixels }) {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width)
  return rows
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
