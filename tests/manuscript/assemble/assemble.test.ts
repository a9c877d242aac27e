import { runFixtures } from '../fixtures.ts'

runFixtures(import.meta.dirname)
