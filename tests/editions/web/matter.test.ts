import { expect, test } from 'vitest'
import { bookAround, everyPart } from '../around.ts'
import { renderHtml, withoutBytes } from './render.ts'

async function pageOf(parts: Readonly<Record<string, string>>): Promise<string> {
  return withoutBytes(await renderHtml((await bookAround(parts)).book))
}

/** Where pieces stand on the page; -1 where one does not. */
function placesOf(page: string, pieces: readonly string[]): readonly number[] {
  return pieces.map((piece) => page.indexOf(piece))
}

test('dedication and epigraph come before the text, the author behind it, the colophon at the foot', async () => {
  const page = await pageOf(everyPart)
  const places = placesOf(page, [
    '<h1>The Hours</h1>',
    '<section id="dedication" class="leaf dedication-page" aria-label="Dedication">',
    '<blockquote class="epigraph">',
    '<h2>Foreword</h2>',
    '<h2>One</h2>',
    '<h2>Tides</h2>',
    '<h2>Who Wrote This</h2>',
    '<footer',
    'Second edition',
    'Set in a shed.',
  ])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('a copyright page of the writer stands at the foot in the place of ours; a half title has no place', async () => {
  const page = await pageOf({ 'copyright.md': 'Nobody may copy.', 'half-title.md': 'HOURS' })
  const foot = page.slice(page.indexOf('<footer'))
  expect(foot).toContain('Nobody may copy.')
  expect(foot).not.toContain('ISBN')
  expect(page).not.toContain('HOURS')
})
