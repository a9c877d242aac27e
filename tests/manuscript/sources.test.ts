/** The writer's files, as they are handed on. */

import { expect, test } from 'vitest'
import { load } from '../../src/manuscript/load.ts'
import { sourcesOf } from '../../src/manuscript/sources.ts'
import { memoryHost } from '../memory-host.ts'

test('the texts come in their order, then what is said about them, with names below the manuscript', async () => {
  const host = memoryHost(
    {
      '/project/essay/chapbook.yaml': 'title: An Essay\nauthor: Ida Maren\nfiles: [two.md, one.txt]\n',
      '/project/essay/one.txt': 'One\r\n\r\nWith Ü.\r\n',
      '/project/essay/two.md': '# Two\n',
    },
    { folder: '/project' },
  )
  const sources = sourcesOf(await load({ manuscript: 'essay', config: {} }, host))
  expect(sources.map(({ name, mediaType, bytes }) => [name, mediaType, new TextDecoder().decode(bytes)])).toEqual([
    ['two.md', 'text/markdown', '# Two\n'],
    ['one.txt', 'text/plain', 'One\n\nWith Ü.\n'],
    ['chapbook.yaml', 'application/yaml', 'title: An Essay\nauthor: Ida Maren\nfiles: [two.md, one.txt]\n'],
  ])
})
