import { expect, test } from 'vitest'
import { locateShelf } from '../../../src/release/shelf/locate.ts'
import { memoryHost, type MemoryHostOptions } from '../../memory-host.ts'
import { refusal } from '../../refusal.ts'

const essay = 'A room by the sea, and the light in it.'

/** Names of the titles; nothing where it is one manuscript. */
async function titles(
  files: Readonly<Record<string, string>>,
  options: MemoryHostOptions & { readonly out?: string; readonly path?: string } = {},
) {
  const shelf = await locateShelf(options.path ?? 'essays', { out: options.out }, memoryHost(files, options))
  return shelf?.titles.map(({ name }) => name)
}

test('a folder with `shelf.yaml` is a shelf of all texts and folders of texts in it, in natural order', async () => {
  const files = {
    'essays/shelf.yaml': '',
    'essays/10-garden.md': essay,
    'essays/2-hall.txt': essay,
    'essays/sea/1.md': essay,
    'essays/sea/2.md': essay,
    'essays/3-room/room.markdown': essay,
  }
  expect(await titles(files)).toEqual(['2-hall.txt', '3-room', '10-garden.md', 'sea'])
})

test('a shelf may hold one title only', async () => {
  expect(await titles({ 'essays/shelf.yaml': 'title: Mine', 'essays/room.md': essay })).toEqual(['room.md'])
})

test('a folder of texts is one manuscript, whatever lies in its folders', async () => {
  expect(await titles({ 'essays/1.md': essay, 'essays/a/notes.md': essay, 'essays/b/notes.md': essay })).toBeUndefined()
})

test('a folder without a text, but with two folders of texts, is a shelf', async () => {
  const files = { 'essays/angel/angel.md': essay, 'essays/sea/sea.txt': essay, 'essays/pictures/sea.png': '' }
  expect(await titles(files)).toEqual(['angel', 'sea'])
  expect(await titles({ 'essays/angel/angel.md': essay })).toBeUndefined()
})

test('a page about the project makes no manuscript of a shelf, and is no title', async () => {
  const folders = { 'essays/angel/angel.md': essay, 'essays/sea/sea.txt': essay }
  expect(await titles({ ...folders, 'essays/README.md': 'Essays.' })).toEqual(['angel', 'sea'])
  expect(
    await titles({ ...folders, 'essays/shelf.yaml': '', 'essays/README.md': 'Essays.', 'essays/LICENSE.txt': 'MIT' }),
  ).toEqual(['angel', 'sea'])
})

test('a file and a path that leads nowhere are no shelf', async () => {
  const files = { 'essays/angel.md': essay, 'essays/shelf.yaml': '' }
  expect(await titles(files, { path: 'essays/angel.md' })).toBeUndefined()
  expect(await titles(files, { path: 'nowhere' })).toBeUndefined()
})

test('hidden folders, packages and the folder of what is made are no titles', async () => {
  const files = {
    'essays/shelf.yaml': '',
    'essays/angel.md': essay,
    'essays/.drafts/draft.md': essay,
    'essays/.hidden.md': essay,
    'essays/node_modules/readings.md': essay,
    'essays/release/copy.md': essay,
  }
  expect(await titles(files)).toEqual(['angel.md', 'release'])
  expect(await titles(files, { out: 'essays/release' })).toEqual(['angel.md'])
})

test('what belongs to a text is no title: by its name, by what it says, and by what names it', async () => {
  const files = {
    'essays/shelf.yaml': '',
    'essays/angel.md': '---\ntitle: Angel\nmatter:\n  foreword: words-before.md\n---\n\nText.',
    'essays/sea.md': essay,
    'essays/dedication.md': 'To Ann',
    'essays/words-before.md': essay,
    'essays/letters.md': '---\nrole: appendix\n---\n\nLetters.',
  }
  expect(await titles(files)).toEqual(['angel.md', 'sea.md'])
})

test('where nothing else lies on the shelf, a name decides nothing', async () => {
  expect(await titles({ 'essays/shelf.yaml': '', 'essays/foreword.md': essay })).toEqual(['foreword.md'])
})

test('a link out of the shelf is refused, one inside is followed', async () => {
  const files = { 'essays/shelf.yaml': '', 'essays/.kept/angel.md': essay, 'elsewhere/secret.md': essay }
  const links = {
    'essays/angel.md': '.kept/angel.md',
    'essays/secret.md': '../elsewhere/secret.md',
    'essays/all': '../elsewhere',
  }
  const shelf = await locateShelf('essays', {}, memoryHost(files, { links }))
  expect(shelf?.titles.map(({ name }) => name)).toEqual(['angel.md'])
  expect(shelf?.refused.map(({ path }) => path)).toEqual(['essays/all', 'essays/secret.md'])
  expect(shelf?.refused.map(({ messages }) => [messages[0]?.ruleId, messages[0]?.fatal])).toEqual([
    ['outside-project', true],
    ['outside-project', true],
  ])
})

test('a shelf without a title says what to do', async () => {
  const host = memoryHost({ 'essays/shelf.yaml': '', 'essays/picture.png': '' })
  const error = await refusal(locateShelf('essays', {}, host))
  expect(error).toMatchObject({ kind: 'usage', message: 'The shelf `essays` holds no title' })
  expect(error.hint).toContain('.md')
})
