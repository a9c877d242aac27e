/** Checks that every picture says what it shows, or says that it only decorates. */

import type { Element, Root } from 'hast'
import type { Plugin } from 'unified'
import { warning } from '../messages.ts'
import { walkHtml } from '../walk.ts'

/** Warns of a picture without a description; takes the marks of decoration away once they are understood. */
export const imageAlt: Plugin<[], Root> = () => (tree, file) => {
  walkHtml(tree, (element) => {
    if (element.tagName !== 'img') return
    const { alt } = element.properties
    const isDecorative = takeDecoration(element)
    if (isDecorative) element.properties['alt'] = ''
    else if (typeof alt !== 'string' || alt.trim() === '') {
      warning(file, {
        reason: `The picture \`${String(element.properties['src'] ?? '')}\` has no description for those who do not see it`,
        note: 'Write it between the brackets: `![A street at night](…)`. Where it only decorates, add `{.decorative}`.',
        ruleId: 'image-alt',
        place: element.position,
      })
    }
  })
}

function takeDecoration({ properties }: Element): boolean {
  const { className, role } = properties
  const classes = Array.isArray(className) ? className : []
  const isDecorative = classes.includes('decorative') || role === 'presentation' || role === 'none'
  const others = classes.filter((name) => name !== 'decorative')
  if (others.length > 0) properties['className'] = others
  else delete properties['className']
  delete properties['role']
  return isDecorative
}
