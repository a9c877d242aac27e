import { describe, expect, test } from 'vitest'
import { withFrontMatter } from '../manuscript/load/loaded.ts'

describe('a wrong value is an error at its line and column', () => {
  test.each([
    [
      'title: [A, B]',
      '2:8 error `title`: a list stands where text is expected → Write one text, between quotation marks if it holds a colon.',
    ],
    ['title: "A\\0B"', '2:8 error `title`: The text holds a control character → Type the text anew.'],
    ['language: en_GB', '2:11 error `language`: `en_GB` is not a known language tag → Write `en-GB`.'],
    [
      'date: 2026-02-30',
      '2:7 error `date`: `2026-02-30` is a day that does not exist → Write the date as it stands in a calendar.',
    ],
    [
      'date: 2026-13',
      '2:7 error `date`: `2026-13` is a day that does not exist → Write the date as it stands in a calendar.',
    ],
    [
      'date: 22.11.2026',
      '2:7 error `date`: `22.11.2026` is not a date → Write the year, the month or the day: `2026`, `2026-11` or `2026-11-22`.',
    ],
    ['date: 2026-11-22T10:00:00Z', '2:7 error `date`: `2026-11-22T10:00:00Z` is not a date → Write `2026-11-22`.'],
    [
      'modified: 2026-11-22T25:00:00Z',
      '2:11 error `modified`: `2026-11-22T25:00:00Z` is not a moment in time → Write `2026-11-22` or `2026-11-22T09:30:00Z`.',
    ],
    [
      'isbn: 978-3-16-148410-1',
      '2:7 error `isbn`: The last digit of the ISBN `978-3-16-148410-1` does not fit the others → Compare it with the one that you were given.',
    ],
    [
      'isbn: 12345',
      '2:7 error `isbn`: `12345` is not an ISBN → An ISBN has thirteen digits, the first three 978 or 979, or ten.',
    ],
    [
      'identifier: 978-3-16-148410-1',
      '2:13 error `identifier`: The last digit of the ISBN `978-3-16-148410-1` does not fit the others → Compare it with the one that you were given.',
    ],
    [
      'slug: My Essay',
      '2:7 error `slug`: `My Essay` is not a name for files → Write small letters from a to z, digits, and single hyphens between them, such as `a-room-by-the-sea`.',
    ],
    [
      'slug: con',
      '2:7 error `slug`: `con` is not a name for files → Write small letters from a to z, digits, and single hyphens between them, such as `a-room-by-the-sea`.',
    ],
    [
      'url: ftp://example.org',
      '2:6 error `url`: `ftp://example.org` is not an address of the web → Write it whole: `https://example.org/essay`.',
    ],
    [
      'url: javascript:alert(1)',
      '2:6 error `url`: `javascript:alert(1)` is not an address of the web → Write it whole: `https://example.org/essay`.',
    ],
    [
      'authors:\n  - A\n  - name: B\n    role: traslator',
      '5:11 error `authors.role`: `traslator` is not a known role → Write `translator`.',
    ],
    ['authors:\n  - role: editor', '3:5 error `authors`: `name` is missing → Add `name: …`.'],
    [
      'series: { name: S, position: two }',
      '2:30 error `series.position`: The position in the series is not a number → Write a number such as `2`.',
    ],
    [
      'accessibility: { hazards: [flashing, flashes] }',
      '2:38 error `accessibility.hazards`: `flashes` is not known here → Write `none`, `unknown`, `flashing`, `noFlashingHazard`, `unknownFlashingHazard`, `motionSimulation`, `noMotionSimulationHazard`, `unknownMotionSimulationHazard`, `sound`, `noSoundHazard` or `unknownSoundHazard`.',
    ],
    [
      'accessibility: good',
      '2:16 error `accessibility`: This is not a group of keys → Write `summary`, `hazards`, `conforms-to` or `certified-by` under it.',
    ],
    ['editions: [web, ebub]', '2:17 error `editions`: `ebub` is not known here → Write `epub`.'],
    [
      'theme: ../mine',
      '2:8 error `theme`: `../mine` is not the name of a theme → Write a name such as `base`; a folder of your own is named with `--theme` or in `chapbook.config.mjs`.',
    ],
    ['chapters: 7', '2:11 error `chapters`: `7` is not a rank of headings → Write a number from 1 to 6, or `auto`.'],
    ['typography: maybe', '2:13 error `typography`: `maybe` is neither yes nor no → Write `true` or `false`.'],
    ['print: { page: A55 }', '2:16 error `print.page`: `A55` is not a page size → Write `A5`.'],
    ['handout: { columns: 3 }', '2:21 error `handout.columns`: `3` is not a number of columns → Write `1` or `2`.'],
    [
      'handout: { line-numbers: pages }',
      '2:26 error `handout.line-numbers`: `pages` is not known here → Write `page`.',
    ],
    [
      'handout: { name-line: maybe }',
      '2:23 error `handout.name-line`: `maybe` is neither yes nor no → Write `true` or `false`.',
    ],
    [
      'large-print: { size: 8pt }',
      '2:22 error `large-print.size`: `8pt` is no large print → Write a number of points from 18 to 36.',
    ],
    [
      'large-print: { size: 72 }',
      '2:22 error `large-print.size`: `72` is too large for a page → Write a number of points from 18 to 36.',
    ],
    [
      'large-print: { size: big }',
      '2:22 error `large-print.size`: `big` is not a size of type → Write a number of points such as `20`.',
    ],
    ['print:\n  openings: rectos', '3:13 error `print.openings`: `rectos` is not known here → Write `recto`.'],
    [
      'booklet: { signature: 0 }',
      '2:23 error `booklet.signature`: `0` is not a number of sheets → Write a whole number from 1 to 100.',
    ],
    [
      'booklet: { thickness: thick }',
      '2:23 error `booklet.thickness`: `thick` is not the thickness of a sheet → Write millimetres from 0 to 1: `0.1` for common paper, `0.15` for stout paper.',
    ],
    [
      'booklet: { paper: A6 }',
      '2:19 error `booklet.paper`: The paper is too small to be folded → Write `A4`, `Letter` or at least `A5`.',
    ],
    [
      'print: { bleed: wide }',
      '2:17 error `print.bleed`: `wide` is not a bleed → Write `3mm`, `0.125in` or another width up to 20 mm.',
    ],
    [
      'print: { multiple: 3 }',
      '2:20 error `print.multiple`: `3` pages make no whole sheets → Write 1, 2, 4, 8, 16 or 32.',
    ],
    ['print: { for: pres }', '2:15 error `print.for`: `pres` is not known here → Write `press`.'],
    ['booklet: { flip: shrt }', '2:18 error `booklet.flip`: `shrt` is not known here → Write `short`.'],
    ['n-up: { pages: 5 }', '2:16 error `n-up.pages`: `5` is not a number of pages on a side → Write 2, 3 or 4.'],
    [
      'author: A\nauthors: B',
      '3:1 error `authors` says again what an earlier key says → Keep one of them, best as `authors`.',
    ],
  ])('%s', async (yaml, message) => {
    const { messages } = await withFrontMatter(yaml)
    expect(messages).toEqual([`essay.md:${message}`])
  })
})

describe('an unknown key is a warning that names the nearest', () => {
  test.each([
    ['titel: A', '2:1 warning `titel` is not a known key → Did you mean `title`?'],
    ['langauge: en', '2:1 warning `langauge` is not a known key → Did you mean `language`?'],
    [
      'translator: B',
      '2:1 warning `translator` is not a known key → Write it under `contributors`: `{ name: …, role: translator }`.',
    ],
    ['mood: sad', '2:1 warning `mood` is not a known key → Nothing is done with it; the guide lists the keys.'],
    [
      'constructor: A',
      '2:1 warning `constructor` is not a known key → Nothing is done with it; the guide lists the keys.',
    ],
    ['print:\n  pages: A5', '3:3 warning `pages` is not a known key of `print` → Did you mean `page`?'],
    [
      'authors:\n  - { name: A, fileas: B }',
      '3:16 warning `fileas` is not a known key of `authors` → Did you mean `file-as`?',
    ],
    ['epub: { colour: no }', '2:9 warning `colour` is not a known key of `epub` → Known here: `fonts`.'],
  ])('%s', async (yaml, message) => {
    const { messages } = await withFrontMatter(yaml)
    expect(messages).toEqual([`essay.md:${message}`])
  })
})

test('a key without a value counts as absent', async () => {
  const { manuscript, messages } = await withFrontMatter('title:\nsubtitle: ~\ndate: ""\nprint:\nepub: { fonts: }')
  expect(messages).toEqual([])
  expect(manuscript.metadata.title).toBeUndefined()
  expect(manuscript.settings.epub.fonts).toBe(true)
})

test('one wrong value does not hide the others', async () => {
  const { manuscript, messages } = await withFrontMatter('title: A\ndate: never\npublisher: P\nurl: x')
  expect(messages).toHaveLength(2)
  expect(manuscript.metadata).toMatchObject({ title: 'A', publisher: 'P' })
})

test('keys are taken in kebab case, camel case, snake case and capitals', async () => {
  for (const key of ['title-sort', 'titleSort', 'title_sort', 'Title sort', 'TITLE-SORT']) {
    expect((await withFrontMatter(`${key}: A`)).manuscript.metadata.titleSort).toBe('A')
  }
})
