/** A small book with every construct of the markup contract, for the tests of all editions. */

import { raw } from 'hast-util-raw'
import type { ElementContent } from 'hast'
import type { Asset, Book, Chapter, Note } from '../../src/book/book.ts'
import { chapters, notes } from './sample-text.ts'
import { harbour, photograph } from './sample-pictures.ts'

const root = '/project'

const assets: readonly Asset[] = [
  {
    id: 'harbour.svg',
    path: `${root}/pictures/harbour.svg`,
    type: 'image/svg+xml',
    width: 600,
    height: 300,
    role: 'picture',
  },
  { id: 'fog.png', path: `${root}/pictures/fog.png`, type: 'image/png', width: 480, height: 320, role: 'picture' },
]

/** Files of the sample's pictures, by absolute path: give them to the memory host. */
export function sampleFiles(): Readonly<Record<string, string | Uint8Array>> {
  return { [`${root}/pictures/harbour.svg`]: harbour, [`${root}/pictures/fog.png`]: photograph() }
}

/** The sample: an opening, a part, three chapters with nested sections, four notes, two pictures. */
export function sampleBook(): Book {
  return {
    metadata: {
      title: 'The Keeper’s Hours',
      subtitle: 'Notes on a light that nobody needs',
      titleSort: 'Keeper’s Hours, The',
      slug: 'the-keepers-hours',
      authors: [
        { name: 'Ida Maren', role: 'aut', fileAs: 'Maren, Ida' },
        { name: 'Tomás Oriel', role: 'aut', fileAs: 'Oriel, Tomás' },
      ],
      contributors: [{ name: 'Wren Halloran', role: 'trl', fileAs: 'Halloran, Wren' }],
      language: 'en',
      direction: 'ltr',
      identifier: 'urn:uuid:3d1f9b0a-6f0e-5c55-9a5e-0d6a0f2f7c11',
      date: '2026-11-22',
      modified: '2026-11-22T00:00:00Z',
      publisher: 'Saltmarsh',
      rights: '© 2026 Ida Maren and Tomás Oriel',
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      description: 'What a lighthouse keeper does all night, & why it still matters.',
      subjects: [{ name: 'Lighthouses' }, { name: 'Essays', authority: 'BISAC', code: 'LCO010000' }],
      series: { name: 'Small Lights', position: 2 },
      url: 'https://example.org/keeper/',
      accessibility: {},
    },
    chapters: sampleChapters(),
    notes: sampleNotes(),
    outline: [
      {
        id: 'part-1',
        chapter: 'part-1',
        title: 'Dusk',
        number: null,
        children: [
          {
            id: 'chapter-1',
            chapter: 'chapter-1',
            title: 'The stairs & the lamp',
            number: 1,
            children: [
              {
                id: 'the-first-watch',
                chapter: 'chapter-1',
                title: 'The first watch',
                number: null,
                children: [{ id: 'oil', chapter: 'chapter-1', title: 'Oil', number: null, children: [] }],
              },
              { id: 'figures', chapter: 'chapter-1', title: 'Figures and tables', number: null, children: [] },
            ],
          },
          { id: 'chapter-2', chapter: 'chapter-2', title: 'What the log says', number: 2, children: [] },
        ],
      },
      {
        id: 'part-2',
        chapter: 'part-2',
        title: 'Dawn',
        number: null,
        children: [{ id: 'chapter-3', chapter: 'chapter-3', title: 'Other voices', number: 3, children: [] }],
      },
    ],
    assets,
  }
}

function sampleChapters(): readonly Chapter[] {
  return chapters.map(({ heading, body, ...chapter }, index) => ({
    ...chapter,
    heading: hast(heading),
    body: hast(body),
    place: { path: `${root}/essay.md`, line: 1 + index * 100, column: 1 },
  }))
}

function sampleNotes(): readonly Note[] {
  return notes.map(({ content, ...note }, index) => ({
    ...note,
    content: hast(content),
    place: { path: `${root}/essay.md`, line: 900 + index, column: 1 },
  }))
}

/** Reads HTML as the book would hold it: white space between blocks is dropped, so that only words are text. */
function hast(html: string): readonly ElementContent[] {
  // `raw` nodes are not part of the types of hast.
  const source = { type: 'raw', value: html.replace(/>\n\s*/g, '>').trim() } as unknown as ElementContent
  const tree = raw({ type: 'root', children: [source] })
  if (tree.type !== 'root') throw new Error('The sample is not a tree')
  return singleSpaces(tree.children.filter((node): node is ElementContent => node.type !== 'doctype'))
}

function singleSpaces(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type === 'text') return { ...node, value: node.value.replace(/[ \n]+/g, ' ') }
    if (node.type !== 'element' || node.tagName === 'pre') return node
    return { ...node, children: singleSpaces(node.children) }
  })
}
