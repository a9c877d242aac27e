/** How the headings that were found are shown. */

import { expect, it } from 'vitest'
import { desk } from './paper.ts'

const heading = (line: number, title: string, confidence = 0.98, more: { path?: string; depth?: number } = {}) => ({
  line,
  depth: 1,
  title,
  confidence,
  reasons: ['short (3 words)', 'a paragraph follows'],
  ...more,
})

it('headings stand in order with line, confidence and reasons, rejected lines after them', () => {
  const { report, stdout } = desk()
  report.outlined(
    {
      headings: [heading(2, 'The Room'), heading(9, 'A Corner', 0.6, { depth: 2 })],
      rejected: [heading(12, 'Yes.', 0.2)],
      matter: [],
      files: [],
    },
    [],
  )
  expect(stdout.text().split('\n').slice(0, 12)).toEqual([
    '2 headings found',
    '',
    '     2   98 %  The Room',
    '               short (3 words), a paragraph follows',
    '     9   60 %    A Corner',
    '                 short (3 words), a paragraph follows',
    '',
    '1 line looked at and taken as text',
    '',
    '    12   20 %  Yes.',
    '               short (3 words), a paragraph follows',
    '',
  ])
  expect(stdout.text()).toContain('`<name>.outline.yaml`')
})

it('a folder names the file above its headings, once', () => {
  const { report, stdout } = desk()
  const headings = [
    heading(1, 'One', 1, { path: 'a.md' }),
    heading(5, 'Two', 1, { path: 'a.md' }),
    heading(1, 'Three', 1, { path: 'b.md' }),
  ]
  report.outlined({ headings, rejected: [], matter: [], files: [] }, [])
  expect(stdout.text().match(/^[ab]\.md$/gm)).toEqual(['a.md', 'b.md'])
})

it('a text without headings is told how to get one', () => {
  const { report, stdout } = desk()
  report.outlined({ headings: [], rejected: [], matter: [], files: [] }, [])
  expect(stdout.text()).toMatch(/^No headings were found\n/)
  expect(stdout.text()).toContain('write `# ` before its heading')
})

it('as JSON it is one object with the lists', () => {
  const { report, stdout } = desk({ json: true })
  report.outlined({ headings: [heading(2, 'The Room')], rejected: [], matter: [], files: [] }, [])
  expect(JSON.parse(stdout.text())).toEqual({ headings: [heading(2, 'The Room')], rejected: [], matter: [] })
})

it('files that are no chapters are named with what they are taken for', () => {
  const { report, stdout } = desk()
  const matter = [{ path: 'book/dedication.md', role: 'dedication' as const }]
  report.outlined({ headings: [heading(2, 'The Room')], rejected: [], matter, files: [] }, [])
  expect(stdout.text()).toMatch(/\n1 file taken as parts around the text.*\n\n {2}dedication +book\/dedication\.md\n/)
  expect(stdout.text()).toContain('`role: chapter`')
})
