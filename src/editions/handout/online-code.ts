/** The QR code of an address (ISO/IEC 18004), drawn as one path. */

import type { Element } from 'hast'
import { element } from '../markup.ts'

/** Free modules that the standard asks for on each side. */
const quietZone = 4
/** So that an old telephone reads it at arm's length, mm; the side at least, and a module. */
const leastSide = 24
const leastModule = 0.4
const mostSide = 42

/**
 * Draws the code that leads to an address, at least 24 mm wide with its quiet zone.
 *
 * @param description read aloud in its place
 * @returns `undefined` where the address is so long that its code could not be read from paper
 */
export async function onlineCode(address: string, description: string): Promise<Element | undefined> {
  const modules = await encode(address)
  if (!modules) return undefined
  const width = modules.size + 2 * quietZone
  const side = Math.max(leastSide, width * leastModule)
  if (side > mostSide) return undefined
  return element(
    'svg',
    {
      className: ['online-code'],
      role: 'img',
      ariaLabel: description,
      viewBox: `0 0 ${width} ${width}`,
      style: `width: ${side}mm; height: ${side}mm`,
    },
    [element('path', { d: path(modules), fill: '#000' })],
  )
}

type Modules = { readonly size: number; readonly data: Uint8Array }

async function encode(address: string): Promise<Modules | undefined> {
  // More than a code of the largest kind holds at this level.
  if (new TextEncoder().encode(address).length > 2331) return undefined
  const { default: encoder } = await import('qrcode/lib/core/qrcode.js')
  return encoder.create(address, { errorCorrectionLevel: 'M' }).modules
}

/** Dark modules that stand side by side become one rectangle, so that no hairline shows between them. */
function path({ size, data }: Modules): string {
  const parts: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let end = column
      while (end < size && data[row * size + end]) end++
      if (end > column) parts.push(`M${column + quietZone} ${row + quietZone}h${end - column}v1h-${end - column}z`)
      column = end
    }
  }
  return parts.join('')
}
