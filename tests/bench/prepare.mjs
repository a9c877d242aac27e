/** Prepares the same text for each tool, outside the measured time: Markdown, HTML with footnotes in place, Typst. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeBook } from './book.mjs'

/** Writes a book of so many words, once, and returns its path. */
export function makeBook(words, workshop) {
  const path = join(workshop, `book-${words}.md`)
  if (!existsSync(path)) writeFileSync(path, writeBook(words))
  return path
}

/** Returns the paths of the inputs, and the folder into which each tool writes. */
export function prepare({ text, root, tools, folder }) {
  mkdirSync(folder, { recursive: true })
  const markdown = join(folder, 'text.md')
  writeFileSync(markdown, asMarkdown(text.path, root))
  const inputs = { size: text.size, manuscript: text.path, markdown, folder }
  if (!tools.pandoc) return inputs

  const html = join(folder, 'text.html')
  const typst = join(folder, 'text.typ')
  pandoc(tools, [
    markdown,
    '--from=markdown',
    '--to=html5',
    '--standalone',
    '--toc',
    '--toc-depth=2',
    '--metadata=lang:en',
    `--output=${html}`,
  ])
  writeFileSync(html, withStyle(notesInPlace(readFileSync(html, 'utf8')), root))
  pandoc(tools, [
    ...[markdown, '--from=markdown', '--to=typst', '--standalone', '--toc', `--output=${typst}`],
    ...['--variable=papersize:a5', '--variable=fontsize:10pt', '--metadata=lang:en'],
  ])
  writeFileSync(typst, `#set par(justify: true)\n#set text(hyphenate: true)\n${readFileSync(typst, 'utf8')}`)
  return { ...inputs, html, typst }
}

/** Markdown as all of them read it: containers are left out, plain text gets its headings from the outline. */
function asMarkdown(path, root) {
  const text = readFileSync(path, 'utf8')
  if (extname(path) !== '.txt') {
    return text.replaceAll(/^:::.*\n/gm, '').replaceAll(/^!\[.*\n/gm, '')
  }
  const { stdout } = spawnSync('node', [join(root, 'build/cli.cjs'), 'outline', path, '--json'], { encoding: 'utf8' })
  const headings = new Map(JSON.parse(stdout).headings.map(({ line, depth }) => [line, depth]))
  return text
    .split(/\r?\n/)
    .map((line, index) =>
      headings.has(index + 1) ? `\n${'#'.repeat(headings.get(index + 1))} ${line}\n` : `${line}\n`,
    )
    .join('\n')
}

function pandoc({ pandoc: tool }, words) {
  const { status, stderr } = spawnSync(tool.command, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`pandoc: ${stderr}`)
}

/** Moves pandoc's endnotes to where they are called, as `float: footnote` wants them. */
function notesInPlace(html) {
  const notes = new Map(
    [...html.matchAll(/<li id="(fn\d+)">([\s\S]*?)<\/li>/g)].map(([, id, note]) => [
      id,
      note
        .replaceAll(/<a[^>]*footnote-back[\s\S]*?<\/a>/g, '')
        .replaceAll(/<\/?p>/g, ' ')
        .trim(),
    ]),
  )
  return html
    .replaceAll(
      /<a href="#(fn\d+)"\s*class="footnote-ref"[\s\S]*?<\/a>/g,
      (_, id) => `<span class="footnote">${notes.get(id) ?? ''}</span>`,
    )
    .replace(/<section id="footnotes"[\s\S]*?<\/section>/, '')
}

function withStyle(html, root) {
  const fonts = pathToFileURL(resolve(root, 'node_modules/@fontsource/alegreya/files')).href
  const css = readFileSync(join(root, 'tests/bench/book.css'), 'utf8').replaceAll('FONTS', fonts)
  return html.replace(/<style>[\s\S]*?<\/style>/, '').replace('</head>', `<style>\n${css}</style>\n</head>`)
}
