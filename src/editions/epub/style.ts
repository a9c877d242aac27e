/** Fills the theme's `epub.css`: old reading systems know no custom properties, so the names of fonts are written out. */

import { ChapbookError } from '../../errors.ts'
import { fontFaceCss } from '../../theme/fonts.ts'
import type { FontResult } from '../../theme/fonts.ts'

/**
 * Puts the `@font-face` rules first and fills the places `{text}`, `{heading}`, `{code}`, `{math}` and `{small-capitals}`, each a
 * whole declaration. Without fonts the reader's own are left alone, and small capitals are asked of them.
 */
export function fillStyle(style: string, fonts: FontResult | undefined): string {
  const declarations: Readonly<Record<string, string>> = fonts
    ? {
        text: `font-family: ${fonts.stacks.text}`,
        heading: `font-family: ${fonts.stacks.heading}`,
        code: `font-family: ${fonts.stacks.code}`,
        math: `font-family: ${fonts.stacks.math}`,
        'small-capitals': `font-family: ${fonts.stacks.smallCapitals}`,
      }
    : {
        text: 'font-family: inherit',
        heading: 'font-family: sans-serif',
        code: 'font-family: monospace',
        math: 'font-family: math',
        'small-capitals': 'font-variant: small-caps',
      }
  const filled = style.replace(/\{([a-z-]+)\}(?=;)/g, (_, place: string) => {
    const declaration = declarations[place]
    if (declaration === undefined)
      throw new ChapbookError(`\`{${place}}\` in the theme's \`epub.css\` is unknown`, { kind: 'usage' })
    return declaration
  })
  return fontFaceCss(fonts?.files ?? [], ({ name }) => `fonts/${name}.ttf`) + filled
}
