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
  const write: typeof host.disk.write = async (files) => void written.push(...files.map(({ path }) => path))
  const [outcome] = await workThrough('build', [{ manuscript: 'essay.md', editions: ['web'] }], {
    host: { ...host, disk: { ...host.disk, write } },
  })
  expect(outcome).toMatchObject({ kind: 'done', result: { ok: true, editions: [{ path: 'a-room.html' }] } })
  expect(written).toEqual([join(folder, 'dist', 'a-room.html')])
})

test('the compiled program makes many titles in threads with the bytes that it makes of each alone', async () => {
  const titles = ['Angel', 'Sea', 'Hall']
  for (const title of titles) await writeFile(join(folder, `${title}.md`), essay(title))
  const host = nodeHost({ folder })
  const editions = ['web', 'epub', 'print'] as const
  const inputs = titles.map((title) => ({ manuscript: `${title}.md`, out: 'many', editions }))
  const outcomes = await workThrough('build', [...inputs, { manuscript: 'nowhere.md' }], { host, jobs: 2 })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'failed'])
  expect(outcomes[3]).toMatchObject({
    error: { kind: 'usage', message: expect.stringContaining('nowhere.md') as string },
  })

  for (const title of titles)
    await workThrough('build', [{ manuscript: `${title}.md`, out: 'alone', editions }], { host })
  for (const name of ['angel.html', 'angel.epub', 'sea.pdf', 'hall.pdf']) {
    const [many, alone] = await Promise.all([
      readFile(join(folder, 'many', name)),
      readFile(join(folder, 'alone', name)),
    ])
    expect(many.equals(alone), name).toBe(true)
  }
})
