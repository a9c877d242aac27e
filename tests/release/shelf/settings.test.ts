import { describe, expect, test } from 'vitest'
import { readShelfSettings } from '../../../src/release/shelf/settings.ts'
import { titleFrom } from '../../../src/settings/shelf.ts'
import { memoryHost } from '../../memory-host.ts'

async function read(yaml: string | undefined, folder = 'my-essays') {
  const host = memoryHost(yaml === undefined ? {} : { [`${folder}/shelf.yaml`]: yaml })
  const path = `/project/${folder}`
  const { settings, file } = await readShelfSettings({ folder: path, root: path }, host)
  const messages = (file?.messages ?? []).map(
    ({ line, column, fatal, reason, note }) => `${line}:${column} ${fatal ? 'error' : 'warning'} ${reason} | ${note}`,
  )
  return { settings, messages }
}

test('a shelf without a file has a title from its folder', async () => {
  expect(await read(undefined)).toEqual({ settings: { title: 'My essays', theme: 'base' }, messages: [] })
  expect(await read('')).toEqual({ settings: { title: 'My essays', theme: 'base' }, messages: [] })
})

test.each([
  ['my-essays', 'My essays'],
  ['the_long__walk', 'The long walk'],
  ['Essays on Walking', 'Essays on Walking'],
  ['MyEssays', 'MyEssays'],
  ['مقالات', 'مقالات'],
  ['été', 'Été'],
  ['--', 'Shelf'],
])('the folder %s is the shelf %s', (folder, title) => {
  expect(titleFrom(folder)).toBe(title)
})

test('everything that a shelf can say', async () => {
  const yaml = `title: The Long Walk
description: >
  Essays on walking,
  and on standing still.
lang: de-at
publisher: { name: Seaside Press, place: Hastings }
url: https://example.org/essays
theme: modern
mining: { policy: https://example.org/terms }
`
  expect(await read(yaml)).toEqual({
    settings: {
      title: 'The Long Walk',
      description: 'Essays on walking, and on standing still.',
      language: 'de-AT',
      publisher: 'Seaside Press',
      url: 'https://example.org/essays/',
      theme: 'modern',
      mining: { policy: 'https://example.org/terms' },
    },
    messages: [],
  })
})

describe('mining', () => {
  test.each([
    ['reserved', {}],
    ['{ policy: https://example.org/terms }', { policy: 'https://example.org/terms' }],
  ])('%s reserves it', async (said, mining) => {
    expect((await read(`mining: ${said}`)).settings.mining).toEqual(mining)
  })

  test('it is allowed where nobody says otherwise', async () => {
    expect((await read('mining: false')).settings).not.toHaveProperty('mining')
    expect((await read('title: X')).settings).not.toHaveProperty('mining')
  })
})

test.each([
  ['https://example.org', 'https://example.org/'],
  ['https://example.org/a/index.html?x#y', 'https://example.org/a/'],
  ['https://example.org/a/b/', 'https://example.org/a/b/'],
])('the address %s is the folder %s', async (given, url) => {
  expect((await read(`url: ${given}`)).settings.url).toBe(url)
})

test('what is wrong is said at its place, with a remedy', async () => {
  const yaml =
    'titel: X\nlanguage: xx-yy-zz\ntheme: ../mine\nurl: example.org\npublisher:\n  nmae: Y\n  name: Z\nmining: maybe\n'
  const { settings, messages } = await read(yaml)
  expect(settings).toEqual({ title: 'My essays', publisher: 'Z', theme: 'base' })
  expect(messages.map((message) => message.split(' | ')[0])).toEqual([
    '1:1 warning `titel` is not a known key',
    expect.stringMatching(/^2:11 error `language`: /),
    '3:8 error `theme`: `../mine` is not the name of a theme',
    '4:6 error `url`: `example.org` is not an address of the web',
    '6:3 warning `nmae` is not a known key of `publisher`',
    '8:9 error `mining`: `maybe` says nothing of text and data mining',
  ])
  expect(messages[0]).toContain('Did you mean `title`?')
  expect(messages[4]).toContain('Did you mean `name`?')
  for (const message of messages) expect(message).not.toContain('undefined')
})

test('a key without a near one is told what is known', async () => {
  const { messages } = await read('colour: red\n')
  expect(messages).toEqual([
    '1:1 warning `colour` is not a known key | Known here: `title`, `description`, `language`, `publisher`, `url`, `theme`, `mining`.',
  ])
})

test('two spellings of one key are one too many', async () => {
  const { settings, messages } = await read('title: A\nname: B\n')
  expect(settings.title).toBe('A')
  expect(messages[0]).toContain('2:1 error `name` says again')
})
