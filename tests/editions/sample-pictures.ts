/** Pictures of the sample book, drawn here so that the tests need no files. */

import { crc32, deflateSync } from 'node:zlib'

/** A lighthouse in lines; the title element is what a drawing program leaves in such files. */
export const harbour = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" width="600" height="300">
<title>Harbour</title>
<g fill="none" stroke="#222" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
<path d="M20 240 H580 M60 255 H250 M320 258 H560 M140 272 H420"/>
<path d="M90 240 l16 -26 40 -10 44 12 22 24"/>
<path d="M126 206 l8 -116 h28 l8 116 M134 90 h28 M138 90 v-22 h20 v22 M136 68 l12 -14 12 14 z"/>
<path d="M160 76 L570 150 M160 80 L570 214" stroke-dasharray="2 7"/>
<path d="M330 232 h46 l-8 12 h-30 z M352 232 v-38 l18 30 h-18"/>
<path d="M430 236 h34 l-6 9 h-22 z M446 236 v-28 l13 22 h-13"/>
<path d="M510 238 h24 l-4 7 h-16 z M521 238 v-20 l9 16 h-9"/>
</g>
</svg>
`

/** A grey picture, 480 × 320, paler towards one place: a valid PNG. */
export function photograph(width = 480, height = 320): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.hypot((x - width * 0.62) / width, (y - height * 0.38) / height)
      const ripple = 6 * Math.sin(y / 9 + Math.sin(x / 37))
      rows[y * (width + 1) + 1 + x] = Math.max(60, Math.min(245, Math.round(236 - distance * 190 + ripple)))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of grey for each point.
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
