/** An sRGB colour profile, made here so that no profile of others has to be shipped. */

/**
 * ICC version 4 display profile (ICC.1:2010): matrix of the sRGB primaries of IEC 61966-2-1, adapted to D50 by Bradford, and the
 * sRGB transfer curve as a parametric curve of type 3. About 480 bytes.
 */
export function srgbProfile(): Uint8Array {
  const curve = parametricCurve([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', localisedText('sRGB')],
    ['cprt', localisedText('No copyright, use freely')],
    ['wtpt', xyz(D50)],
    [
      'chad',
      fixedNumbers(
        'sf32',
        [1.047886, 0.022919, -0.050216, 0.029582, 0.990484, -0.017079, -0.009252, 0.015073, 0.751679],
      ),
    ],
    ['rXYZ', xyz([0.436066, 0.222488, 0.013916])],
    ['gXYZ', xyz([0.385147, 0.716873, 0.097076])],
    ['bXYZ', xyz([0.143066, 0.060608, 0.714096])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const tableSize = 4 + 12 * tags.length
  const table = Buffer.alloc(tableSize)
  table.writeUInt32BE(tags.length, 0)
  const placed = new Map<Uint8Array, number>()
  const bodies: Uint8Array[] = []
  let end = HEADER_SIZE + tableSize
  for (const [index, [signature, data]] of tags.entries()) {
    // The three curves share one place.
    const offset = placed.get(data) ?? end
    if (!placed.has(data)) {
      placed.set(data, offset)
      bodies.push(data)
      end += data.length
    }
    table.write(signature, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(offset, 8 + 12 * index)
    table.writeUInt32BE(data.length, 12 + 12 * index)
  }
  return Buffer.concat([header(end), table, ...bodies])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_SIZE)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x04_20_00_00, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * index)
  bytes.write('acsp', 36, 'latin1')
  for (const [index, value] of D50.entries()) bytes.writeInt32BE(fixed(value), 68 + 4 * index)
  return bytes
}

function localisedText(text: string): Buffer {
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  const bytes = Buffer.alloc(28 + Math.ceil(utf16.length / 4) * 4)
  bytes.write('mluc', 0, 'latin1')
  bytes.writeUInt32BE(1, 8)
  bytes.writeUInt32BE(12, 12)
  bytes.write('enUS', 16, 'latin1')
  bytes.writeUInt32BE(utf16.length, 20)
  bytes.writeUInt32BE(28, 24)
  utf16.copy(bytes, 28)
  return bytes
}

function xyz(values: readonly number[]): Buffer {
  return fixedNumbers('XYZ ', values)
}

function fixedNumbers(signature: string, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + 4 * values.length)
  bytes.write(signature, 0, 'latin1')
  for (const [index, value] of values.entries()) bytes.writeInt32BE(fixed(value), 8 + 4 * index)
  return bytes
}

function parametricCurve(parameters: readonly number[]): Buffer {
  const bytes = Buffer.alloc(12 + 4 * parameters.length)
  bytes.write('para', 0, 'latin1')
  bytes.writeUInt16BE(3, 8)
  for (const [index, value] of parameters.entries()) bytes.writeInt32BE(fixed(value), 12 + 4 * index)
  return bytes
}

/** s15Fixed16Number */
function fixed(value: number): number {
  return Math.round(value * 65536)
}

const HEADER_SIZE = 128
const D50 = [0.9642, 1, 0.8249] as const
