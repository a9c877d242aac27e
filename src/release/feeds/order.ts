/** Puts texts in order by code point, which is the same on every machine. */

export function compareText(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'))
}
