import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { nodeHost } from '../../src/host/index.ts'
import type { Revision } from '../../src/host/host.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A repository with one commit, tagged `v1`, whose files are then taken away. */
function repository(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chapbook-git-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path))
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...words])
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'One')
  git('tag', 'v1')
  for (const path of [...Object.keys(files), ...Object.keys(links)]) rmSync(join(folder, path))
  return folder
}

async function opened(folder: string, name = 'v1', within = ''): Promise<Revision> {
  const revision = await nodeHost({ folder: join(folder, within) }).openRevision?.(name)
  if (!revision) throw new Error('There is no such revision')
  return revision
}

describe('a revision of git', () => {
  it('holds the files as they were, and names in order', async () => {
    const { disk, root } = await opened(repository({ 'essay.md': 'Then', 'parts/ä b.md': 'Two', 'parts/a.md': 'One' }))
    expect(text(await disk.read(join(root, 'essay.md')))).toBe('Then')
    expect(await disk.list(root)).toEqual(['essay.md', 'parts'])
    expect(await disk.list(join(root, 'parts'))).toEqual(['a.md', 'ä b.md'])
    expect(await disk.kind(join(root, 'parts'))).toBe('folder')
    expect(await disk.kind(join(root, 'none.md'))).toBe('nothing')
  })

  it('knows where in it the folder of the command is', async () => {
    const folder = repository({ 'books/one/essay.md': 'Then' })
    const { disk, folder: within } = await opened(folder, 'v1', 'books')
    expect(text(await disk.read(join(within, 'one/essay.md')))).toBe('Then')
  })

  it('follows links within itself and none that lead out', async () => {
    const links = {
      'in.md': 'essay.md',
      'out.md': '/etc/passwd',
      'up.md': '../../../etc/passwd',
      'round.md': 'round.md',
    }
    const { disk, root } = await opened(repository({ 'essay.md': 'Then' }, links))
    expect(text(await disk.read(join(root, 'in.md')))).toBe('Then')
    expect(await disk.real(join(root, 'in.md'))).toBe(join(root, 'essay.md'))
    for (const name of ['out.md', 'up.md', 'round.md']) {
      expect(await disk.kind(join(root, name))).toBe('nothing')
      expect(await disk.real(join(root, name))).toBeUndefined()
      await expect(disk.read(join(root, name))).rejects.toThrow('no such file in the revision')
    }
  })

  it('cannot be written', async () => {
    const { disk, root } = await opened(repository({ 'essay.md': 'Then' }))
    await expect(disk.write([{ path: join(root, 'new.md'), bytes: new Uint8Array() }])).rejects.toThrow(
      'cannot be written',
    )
  })

  it.each(['v2', '--help', '', 'v1:essay.md', 'v1\n'])('is not found by the name %j', async (name) => {
    const folder = repository({ 'essay.md': 'Then' })
    expect(await nodeHost({ folder }).openRevision?.(name)).toBeUndefined()
  })

  it('is refused where there is no repository', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chapbook-no-git-')))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const environment = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() }
    await expect(nodeHost({ folder, environment }).openRevision?.('v1')).rejects.toThrow(
      'this folder lies in no git repository',
    )
  })

  it('is refused with a hint where git is missing', async () => {
    const folder = repository({ 'essay.md': 'Then' })
    await expect(nodeHost({ folder, environment: { PATH: '/nowhere' } }).openRevision?.('v1')).rejects.toThrow(
      'git was not found',
    )
  })
})
