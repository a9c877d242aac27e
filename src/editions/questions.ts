/** The heading of questions for discussion, which an edition says in the book's language where the writer gives none. */

import type { Element } from 'hast'
import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'
import { element, hasClass } from './markup.ts'

/** Returns the division with its heading as the first child. */
export function titledQuestions(questions: Element, words: Words): Element {
  if (titleOf(questions) !== undefined) return questions
  const title = element('p', { className: ['questions-title'] }, [fill(words, 'questions')])
  return { ...questions, children: [title, ...questions.children] }
}

/** The heading, where there is one. */
export function titleOf({ children: [first] }: Element): Element | undefined {
  return first?.type === 'element' && hasClass(first, 'questions-title') ? first : undefined
}
