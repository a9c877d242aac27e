import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeHost } from '../../src/host/index.ts'
import { workThrough } from '../../src/work.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const essay = (title: string): string =>
  `---\ntitle: ${title}\nauthor: Ann Lee\nlanguage: en\n---\n\n## One\n\nThe room was small, and the window looked out on the sea.\n`

test('one title is made here, and needs no thread', async () => {
  await writeFile(join(folder, 'essay.md'), essay('A Room'))
  const host = nodeHost({ folder })
  const written: string[] = []
  // Functions could not be sent to a thread.
  const folders = { ...host.folders, write: async (path: string) => void written.push(path) }
  const input = { manuscript: 'essay.md', out: 'out', waiting: 'out/.making/0', editions: ['web'] } as const
  const [outcome] = await workThrough('release', [input], { host: { ...host, folders } })
  expect(outcome).toMatchObject({
    kind: 'done',
    result: { failed: [], made: { slug: 'a-room', edition: 'edition-1' } },
  })
  expect(written).toEqual(['out/.making/0'])
})

test('the compiled program makes many titles in threads with the bytes that it makes of each alone', async () => {
  const titles = ['Angel', 'Sea', 'Hall']
  for (const title of titles) await writeFile(join(folder, `${title}.md`), essay(title))
  const host = nodeHost({ folder })
  const editions = ['web', 'epub', 'print'] as const
  const input = (title: string, out: string) => ({
    manuscript: `${title}.md`,
    out,
    waiting: join(out, title),
    editions,
  })
  const inputs = [...titles, 'nowhere'].map((title) => input(title, 'many'))
  const outcomes = await workThrough('release', inputs, { host, jobs: 2 })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'failed'])
  expect(outcomes[3]).toMatchObject({
    error: { kind: 'usage', message: expect.stringContaining('nowhere.md') as string },
  })

  for (const title of titles) await workThrough('release', [input(title, 'alone')], { host })
  for (const [title, extension] of [
    ['Angel', 'html'],
    ['Angel', 'epub'],
    ['Sea', 'pdf'],
    ['Hall', 'pdf'],
  ] as const) {
    const name = `${title.toLowerCase()}-edition-1.${extension}`
    const [many, alone] = await Promise.all(['many', 'alone'].map((out) => readFile(join(folder, out, title, name))))
    expect(many?.equals(alone ?? Buffer.alloc(0)), name).toBe(true)
  }
})
