/** Rules for colours and transparency. */

import type { PDFDict } from 'pdf-lib'
import { arrayAt, dictOf, streamAt } from '../objects.ts'
import { streamBytes } from '../streams.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 19005-2 6.2.3, 6.2.4.3 and 6.2.10: Chromium paints in DeviceRGB and with transparency, so an RGB profile is needed. */
export function* checkColour({ pdf: { catalog } }: Subject): Generator<Fault> {
  const intents = arrayAt(catalog, 'OutputIntents')?.asArray() ?? []
  const profiles = intents
    .map((intent) => dictOf(catalog, intent))
    .flatMap((intent) => (intent ? profileOf(intent) : []))
  if (profiles.length === 0)
    return yield {
      archive: '6.2.4.3-2',
      message: 'The colours have no meaning: there is no output intent with a profile',
    }
  for (const profile of profiles) {
    const [deviceClass, space] = [profile.subarray(12, 16), profile.subarray(16, 20)].map((part) =>
      Buffer.from(part).toString('latin1'),
    )
    const isWhole = profile.length >= 132 && Buffer.from(profile).readUInt32BE(0) === profile.length
    if (!isWhole || !['prtr', 'mntr'].includes(deviceClass ?? '') || (profile[8] ?? 0) > 4)
      yield { archive: '6.2.3-1', message: 'The profile of the output intent is damaged or of the wrong kind' }
    else if (space !== 'RGB ')
      yield { archive: '6.2.4.3-2', message: 'The colours are RGB, the profile of the output intent is not' }
  }
}

function profileOf(intent: PDFDict): readonly Uint8Array[] {
  const stream = streamAt(intent, 'DestOutputProfile')
  const bytes = stream && streamBytes(stream)
  return bytes ? [bytes] : []
}
