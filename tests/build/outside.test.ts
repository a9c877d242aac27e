/** HTML that runs, and addresses that lead outside: nothing of it comes into an edition, and nothing is fetched. */

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { readPdf } from '../pdf-text.ts'
import { wholeText } from './editions.ts'
import { about, project } from './project.ts'

it('a text full of remote addresses is built without one request, and what runs is taken out of every edition', async () => {
  const hits: (string | undefined)[] = []
  const server = createServer((request, response) => {
    hits.push(request.url)
    response.end('fetched')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const { build } = project({
    'essay.md': `${about}# One\n\nFirst words.\n\n${wild(url)}\n\n# Two\n\n![A lamp](lamp.svg)\n\nLast words.\n`,
    'lamp.svg': lamp(url),
  })
  const { code, err, result } = await build('essay.md')

  expect(hits).toEqual([])
  expect(code).toBe(0)
  const found = err.split('\n').filter((line) => line.startsWith('essay.md:'))
  for (const name of ['script', 'iframe', 'meta', 'style', 'object', 'link', 'base', 'video', 'embed', 'input']) {
    expect(found.some((line) => line.includes(`\`<${name}>\` is removed`))).toBe(true)
  }
  expect(found.filter((line) => line.includes('[remote-image]'))).toHaveLength(3)
  expect(found.some((line) => line.includes('`onclick` of `<p>` is removed'))).toBe(true)
  expect(found.some((line) => line.includes('`lamp.svg` holds'))).toBe(true)
  expect(found.every((line) => /^essay\.md:\d+:\d+ /.test(line))).toBe(true)

  expect(result?.artifacts.map(({ edition }) => edition).toSorted()).toEqual(['epub', 'print', 'web'])
  for (const { edition, bytes } of result?.artifacts ?? []) {
    const text = edition === 'print' ? await printed(bytes) : wholeText(bytes)
    expect(text).toContain('First words.')
    expect(text).toContain('Last words.')
    expect(text.match(/.{0,60}(?:planted|http-equiv="refresh"|onclick|onload|onerror|file:\/|javascript:).{0,20}/gi)).toBeNull()
  }
})

it.each(['<a href="file:///etc/passwd">x</a>', '<a href="FILE:/etc/passwd">x</a>', '<img src="file:///etc/passwd" alt="x">'])(
  'an address of a file in HTML, %s, is an error at its place',
  async (html) => {
    const { build } = project({ 'essay.md': `${about}# One\n\nWords ${html}.\n\n# Two\n\nWords.\n` })
    const { code, err } = await build('essay.md', '--edition', 'web')
    expect(code).toBe(1)
    expect(err).toMatch(/^essay\.md:9:7 {2}error .*\[(?:link|image)-outside\]\n {4}\S/)
  },
)

/** Everything here that should not be in a book bears the word `planted`. */
function wild(url: string): string {
  return [
    `<script src="${url}/planted-script.js">planted()</script>`,
    `<p onclick="planted()" style="background: url(${url}/planted-style.png)">Styled words.</p>`,
    `<iframe src="${url}/planted-frame"></iframe>`,
    `<meta http-equiv="refresh" content="0; url=${url}/planted-refresh">`,
    `<style>@import url(${url}/planted-import.css); body { background: url(${url}/planted-body.png) }</style>`,
    `<link rel="stylesheet" href="${url}/planted-link.css"><base href="${url}/planted-base/">`,
    `<video src="${url}/planted-video.mp4" poster="${url}/planted-poster.png">planted</video>`,
    `<object data="${url}/planted-object"></object><embed src="${url}/planted-embed">`,
    `<form action="${url}/planted-form"><input value="planted" formaction="${url}/planted-input"></form>`,
    `<svg><image href="${url}/planted-svg.png"/><script>planted()</script></svg>`,
    `<math><mi xlink:href="javascript:planted()" onclick="planted()">x</mi><maction actiontype="planted"><mi>y</mi></maction></math>`,
    `<a href="javascript:planted()">A link.</a> <a href=" java&#10;script:planted()">Another link.</a>`,
    `<blockquote cite="javascript:planted()">A quotation.</blockquote>`,
    `![A remote lamp](${url}/lamp.png)`,
    `<img src="${url}/lamp-in-html.png" srcset="${url}/planted-set.png 2x" alt="Another remote lamp" onerror="planted()">`,
    `Beside the words ![a third lamp](//127.0.0.1/lamp.png) in a line.`,
    `:::note{onclick=planted() style="background: url(${url}/planted-note.png)"}\nA box.\n:::`,
    `[A span]{.odd style="--a: planted"} of words.`,
  ].join('\n\n')
}

function lamp(url: string): string {
  return `<?xml version="1.0"?><?xml-stylesheet href="${url}/planted-sheet.css"?>
    <!DOCTYPE svg SYSTEM "${url}/planted.dtd" [<!ENTITY a "planted"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/planted">]>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10" onload="planted()">
      <script>planted()</script><style>@import url(${url}/planted-in-svg.css); rect { fill: url(${url}/planted-fill.svg#a) }</style>
      <image xlink:href="${url}/planted-image.png" width="5" height="5"/><use href="${url}/planted-use.svg#a"/>
      <foreignObject><iframe src="${url}/planted-inner"></iframe></foreignObject><rect width="20" height="10"/>
    </svg>`
}

/** Text, links and everything else that a PDF says outside its compressed streams. */
async function printed(bytes: Uint8Array): Promise<string> {
  const { blocks } = await readPdf(bytes)
  return `${blocks.map(({ text }) => text).join('\n')}\n${Buffer.from(bytes).toString('latin1')}`
}
