import { runFixtures } from '../fixtures.ts'

runFixtures(import.meta.dirname, {
  'a-block-never-closed-is-an-error-where-it-opens': 'the simple reader takes the swallowed heading for a title',
  'a-wrong-formula-stays-as-typed-and-is-named': 'the simple reader takes wrong formulas for formulas',
  'attributes-of-headings-spans-and-links': 'the simple reader cuts braces out of code too',
  'verse-keeps-lines-indents-and-stanzas': 'the simple reader takes a numbered line for a list',
})
