/** Fills the slots of the theme's `cover.svg` with the outlines of the words. */

import { ChapbookError } from '../../errors.ts'
import type { FontResult } from '../../theme/fonts.ts'
import type { FontFile } from '../../theme/theme.ts'
import { openPen } from './letters.ts'
import { setInRoom } from './lines.ts'

export type CoverWords = { readonly title: string; readonly subtitle: string; readonly authors: string }

export type Drawing = {
  readonly template: string
  /** Lines that must stay apart (the names of the authors) are divided by `\n`. */
  readonly words: CoverWords
  readonly fonts: FontResult
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

/** The template with paths in place of words; what a slot is, `templates/base/cover.svg` says. */
export async function setCover({ template, words, fonts, language, direction }: Drawing): Promise<string> {
  const parts = await Promise.all(
    template.split(/(<g\b[^>]*\bdata-slot="[^>]*\/>)/).map(async (part) => {
      if (!part.startsWith('<g') || !part.includes('data-slot=')) return part
      const slot = readSlot(part)
      const text = words[slot.name]
      if (text === '') return ''
      const pen = await openPen({ files: filesFor(slot, fonts), language, direction, spacing: slot.spacing })
      const { lines, size } = setInRoom(text, slot, pen.measure)
      const top = slot.y + offset(slot, slot.height - lines.length * slot.leading * size)
      const paths = lines.map((line, index) => {
        const x = slot.x + (slot.width - pen.measure(line) * size) * sideways(slot, direction)
        // Base line: three quarters of the size below the top of the line, plus half of what the leading adds.
        return pen.draw(line, { x, y: top + size * (index * slot.leading + (slot.leading - 1) / 2 + 0.76), size })
      })
      return `<path fill="${slot.fill}" d="${paths.join('')}"/>`
    }),
  )
  return parts.join('')
}

type Slot = {
  readonly name: keyof CoverWords
  readonly role: 'text' | 'heading' | 'smallCapitals'
  readonly weight: number
  readonly style: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
  readonly leading: number
  readonly place: string
  readonly align: string
  readonly spacing: number
  readonly fill: string
}

function readSlot(group: string): Slot {
  const given = (name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(group)?.[1]
  const numbers = (name: string, count: number): readonly number[] => {
    const values = (given(name) ?? '').trim().split(/\s+/).map(Number)
    if (values.length === count && values.every((value) => Number.isFinite(value))) return values
    throw new ChapbookError(`\`${name}\` of a slot in the theme's \`cover.svg\` is not ${count} numbers`, {
      kind: 'usage',
    })
  }
  const name = given('data-slot')
  const role = given('data-role') ?? 'text'
  if (name !== 'title' && name !== 'subtitle' && name !== 'authors') throw unknown('data-slot', name)
  if (role !== 'text' && role !== 'heading' && role !== 'smallCapitals') throw unknown('data-role', role)
  const [x = 0, y = 0, width = 0, height = 0] = numbers('data-box', 4)
  const [largest = 0, smallest = 0] = numbers('data-size', 2)
  return {
    name,
    role,
    weight: Number(given('data-weight') ?? 400),
    style: given('data-style') ?? 'normal',
    ...{ x, y, width, height, largest, smallest },
    leading: Number(given('data-leading') ?? 1.2),
    place: given('data-place') ?? 'middle',
    align: given('data-align') ?? 'middle',
    spacing: Number(given('data-spacing') ?? 0),
    fill: given('fill') ?? '#000',
  }
}

function unknown(name: string, value = ''): ChapbookError {
  return new ChapbookError(`\`${name}="${value}"\` in the theme's \`cover.svg\` is unknown`, {
    kind: 'usage',
    hint: 'Slots are title, subtitle and authors; roles are text, heading and smallCapitals.',
  })
}

/** The files of the role's stack in its order, of each family the face nearest to the wished one. */
function filesFor({ role, weight, style }: Slot, { files, stacks }: FontResult): readonly FontFile[] {
  const families = [...stacks[role].matchAll(/"([^"]+)"/g)].map(([, family]) => family)
  return families.flatMap((family) => {
    const faces = files.filter((file) => file.family === family)
    const distance = (file: FontFile): number => (file.style === style ? 0 : 10000) + Math.abs(file.weight - weight)
    return faces.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1)
  })
}

/** The part of the room that is left of a line. */
function sideways({ align }: Slot, direction: 'ltr' | 'rtl'): number {
  if (align !== 'start') return 0.5
  return direction === 'ltr' ? 0 : 1
}

function offset({ place }: Slot, room: number): number {
  return place === 'top' ? 0 : place === 'bottom' ? room : room / 2
}
