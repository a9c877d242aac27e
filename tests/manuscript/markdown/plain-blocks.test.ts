import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import remarkDefinitionList from 'remark-definition-list'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { knownDirectives } from '../../../src/manuscript/formats/markdown/known-directives.ts'
import { plainBlocks } from '../../../src/manuscript/formats/markdown/plain-blocks.ts'

const syntax = () =>
  unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(knownDirectives).use(remarkDefinitionList)

const long = 'Plain words that go on for as long as a paragraph must to be worth it'

const texts: Readonly<Record<string, string>> = {
  'paragraphs at both ends': `${long}\n\n# Heading\n\n${long},\nwhich "wraps"\nover lines.\n\n*${long}*\n\n${long}.`,
  'a paragraph at the end without a newline': `# A\n\n${long}\n\n${long}\n${long}`,
  'lists and quotations around': `- a\n- b\n\n${long}\n\n- c\n\n  d\n\n${long}\n\n> ${long}\n\n${long}\n\n    code\n`,
  'a term and its definition': `${long}\n\n: Its definition.\n\n${long}\n: Another.\n`,
  'a heading that is underlined': `${long}\n===\n\n${long}\n---\n\n${long}\n`,
  'notes, addresses and references': `${long}[^1]\n\n${long} www.example.org\n\n[^1]: Note\n\n${long}\n\n[a]: /b\n\n${long}\n`,
  'blocks between colons': `:::note\n${long}\n\n${long}\n\n:::\n\n${long}\n\n:::tip\n\n${long}`,
  'HTML around': `<div>\n\n${long}\n\n</div>\n\n<!-- ${long}\n\n${long}\n\n-->\n\n${long}\n`,
  'headings of all kinds': `# A\n\n## ${long} #\n\n###### Six\n\n####### Seven\n\n#None\n\n# *B*\n\n#  Two spaces\n\n# C \n\n${long}\n# D\n\n#\n\n# E`,
  emphasis: `*${long}*\n\nA *b* "*c*" (_d e_) f*g*h i_j_k **l** *m **n** o* *p.* q\n\n*r* s* t\n\n*a\nb* c\n\n# *H* _i_\n\n_*x*_ *_y_*\n\n* z\n\n*a*: *b*, *c*.\n\n*a.*b *c* *d.*\n\n***\n\n*a\n\nb*\n\n*é* *長い*。\n\na *b* c *d e* f`,
  'short lines': 'a\n\nb\n\nc d\n\n1. e\n\nf\n\n- g\n\nh',
  'fenced code': `\`\`\`\n${long}\n\n${long}\n\n\`\`\`\n\n${long}\n`,
  'spaces at the ends of lines': `${long}  \n${long}\n\n${long} \n\n \n${long}\n\n\n\n${long}\n`,
  'CJK and right-to-left': `${'長い段落の言葉がここに続いていく。'.repeat(4)}\n\n${'מילים בלי סימנים '.repeat(5)}א\n`,
}

describe('plain blocks', () => {
  test.each(Object.entries(texts))('are read as the parser alone reads them: %s', (_, text) => {
    expect(syntax().use(plainBlocks).parse(text)).toEqual(syntax().parse(text))
  })

  test('change no fixture', () => {
    const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    )
    expect(files.length).toBeGreaterThan(30)
    for (const file of files) {
      const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
      expect(syntax().use(plainBlocks).parse(text), file).toEqual(syntax().parse(text))
    }
  })

  test('are taken out at all: the parser gets a fraction of a plain text', () => {
    const lengths: number[] = []
    const processor = unified()
      .use(remarkParse)
      .use(function () {
        const { parser: parse } = this
        this.parser = (text, file) => {
          lengths.push(text.length)
          return parse?.(text, file) ?? { type: 'root' }
        }
      })
    const text = `# Heading\n\n${`${long}\n\n`.repeat(50)}* * *\n\n${long}\n`
    processor.use(plainBlocks).parse(text)
    expect(lengths).toEqual(['x\n\n* * *\n\nx\n'.length])
  })
})
