import { runFixtures } from '../fixtures.ts'

runFixtures(import.meta.dirname, {
  'notes-that-do-not-fit-together': 'a note without a call, or written twice, has no place in the book',
  'pictures-that-cannot-be-shown': 'their descriptions stand in their place',
})
