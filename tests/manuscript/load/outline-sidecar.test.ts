import { expect, test } from 'vitest'
import { loaded } from './loaded.ts'

const text = 'First\n\nA line\nAnother line\n'
const withSidecar = (sidecar: string, name = 'essay.txt') =>
  loaded({ [name]: text, 'essay.outline.yaml': sidecar }, { authors: 'A' })

test('a sidecar names headings and lines that are none', async () => {
  const { manuscript, messages } = await withSidecar(
    'headings:\n  - 1\n  - { line: 3, depth: 2, title: The third line }\ntext: [4]\n',
  )
  expect(messages).toEqual([])
  expect(manuscript.files[0]?.outline).toEqual({
    headings: [{ line: 1 }, { line: 3, depth: 2, title: 'The third line' }],
    text: [4],
  })
  expect(manuscript.settingsFiles.map(({ path }) => path)).toEqual(['essay.outline.yaml'])
})

test('a sidecar may say only one thing, or nothing', async () => {
  expect((await withSidecar('headings: [3]')).manuscript.files[0]?.outline).toEqual({
    headings: [{ line: 3 }],
    text: [],
  })
  expect((await withSidecar('# nothing yet')).manuscript.files[0]?.outline).toBeUndefined()
})

test('Markdown has no sidecar', async () => {
  const { manuscript } = await withSidecar('headings: [3]', 'essay.md')
  expect(manuscript.files[0]?.outline).toBeUndefined()
  expect(manuscript.settingsFiles).toEqual([])
})

test.each([
  ['headings: [1, 9]', '1:15 error The text has no line 9'],
  ['headings: [2]', '1:12 error Line 2 of the text is empty'],
  ['headings:\n  - 3\ntext:\n  - 3', '4:5 error Line 3 is listed twice'],
  ['headings: [first]', '1:12 error This is not the number of a line'],
  ['headings: [1.5]', '1:12 error This is not the number of a line'],
  ['headings:\n  - line: 3\n    depth: 7', '3:12 error The depth is not a number from 1 to 6'],
  ['headings:\n  - depth: 1', '2:5 error The number of the line is missing'],
  ['headings: 3', '1:11 error This is not a list'],
  ['heading: [3]', '1:1 warning `heading` is not a known key of an outline'],
  ['- 3', '1:1 error The file does not hold keys and values'],
  ['headings: [3', '1:13 error Something is not closed before this place (YAML)'],
])('a wrong sidecar is reported where it is wrong: %s', async (sidecar, message) => {
  const { messages } = await withSidecar(sidecar)
  expect(messages).toHaveLength(1)
  expect(messages[0]).toContain(`essay.outline.yaml:${message} → `)
})
