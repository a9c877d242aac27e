import { expect, test } from 'vitest'
import { untar } from '../../src/host/browser/untar.ts'

function entry(name: string, content: string, { type = '0', prefix = '' } = {}): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write(type, 156)
  header.write('ustar', 257)
  header.write(prefix, 345)
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)])
}

const end = Buffer.alloc(1024)

test('regular files are read in order, folders and links passed over', () => {
  const archive = Buffer.concat([
    entry('lib/', '', { type: '5' }),
    entry('lib/b.so', 'second'),
    entry('a', 'x'.repeat(512), { prefix: 'package/bin' }),
    entry('link', '', { type: '2' }),
    end,
  ])
  const files = untar(archive)
  expect([...files.keys()]).toEqual(['lib/b.so', 'package/bin/a'])
  expect(files.get('lib/b.so')?.toString()).toBe('second')
  expect(files.get('package/bin/a')).toHaveLength(512)
})

test('a name that leads out of the archive is refused', () => {
  expect(() => untar(Buffer.concat([entry('lib/../../evil', 'x'), end]))).toThrow('leads out of the archive')
  expect(() => untar(Buffer.concat([entry('/etc/evil', 'x'), end]))).toThrow('leads out of the archive')
})

test('an archive that is cut short is refused', () => {
  expect(() => untar(entry('a', 'x'.repeat(600)).subarray(0, 800))).toThrow('cut short')
})
