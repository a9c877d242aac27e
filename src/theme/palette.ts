/** Takes the colours of the web edition out of its style, so that what stands round the book looks like it. */

/** The rules for `:root` of a style sheet, those for the night too: whole, in their order, without all other rules. */
export function palette(css: string): string {
  return rulesOf(css.replaceAll(/\/\*[^]*?\*\//g, ''))
    .flatMap(({ prelude, body }) => {
      if (prelude === ':root') return [`:root {${body}}\n`]
      if (!/^@media\b[^{]*prefers-color-scheme/.test(prelude)) return []
      const inner = palette(body)
      return inner === '' ? [] : [`${prelude} {\n${inner}}\n`]
    })
    .join('')
}

type Rule = { readonly prelude: string; readonly body: string }

/** The rules of the outermost level. */
function rulesOf(css: string): readonly Rule[] {
  const rules: Rule[] = []
  let start = 0
  let open = 0
  let depth = 0
  for (const { 0: sign, index } of css.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]/g)) {
    if (sign === '{' && depth++ === 0) open = index
    else if (sign === ';' && depth === 0) start = index + 1
    else if (sign === '}' && depth > 0 && --depth === 0) {
      rules.push({ prelude: css.slice(start, open).trim(), body: css.slice(open + 1, index) })
      start = index + 1
    }
  }
  return rules
}
