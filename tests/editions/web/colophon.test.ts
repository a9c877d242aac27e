import { toString } from 'hast-util-to-string'
import { raw } from 'hast-util-raw'
import type { ElementContent } from 'hast'
import { describe, expect, test } from 'vitest'
import { eachElement } from '../../../src/book/trees.ts'
import { sampleBook } from '../sample-book.ts'
import { renderHtml } from './render.ts'

describe('the colophon', () => {
  test('names those who helped, rights, licence and identifier', async () => {
    const page = await renderHtml(sampleBook())
    const footer = page.slice(page.indexOf('<footer'), page.indexOf('</footer>'))
    const tree = raw({ type: 'root', children: [{ type: 'raw', value: footer } as unknown as ElementContent] })
    const lines: string[] = []
    eachElement('children' in tree ? (tree.children as ElementContent[]) : [], (node) => {
      if (node.tagName === 'p') lines.push(toString(node))
    })
    expect(lines).toEqual([
      'Translated by Wren Halloran',
      'Published by Saltmarsh',
      '© 2026 Ida Maren and Tomás Oriel',
      'Licence: CC BY 4.0',
      'urn:uuid:3d1f9b0a-6f0e-5c55-9a5e-0d6a0f2f7c11',
    ])
  })
})
