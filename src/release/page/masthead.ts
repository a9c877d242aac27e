/** The head of the page: the cover, what the work is, and the first thing to do. */

import type { Element } from 'hast'
import { authorNames, contributorLines, seriesLine } from '../../editions/credits.ts'
import { element, onLines } from '../../editions/markup.ts'
import { offersOf } from './downloads.ts'
import { hasCountedWords, numberInWords, timeToRead } from './numbers.ts'
import { paragraph, type Page } from './page.ts'

export function masthead(page: Page): Element {
  const { work, words, say } = page
  const series = seriesLine(work, words)
  const about = description(page)
  const isLong = (work.description?.length ?? 0) > longDescription
  return element(
    'header',
    { className: ['masthead'] },
    onLines([
      cover(page),
      element(
        'div',
        { className: ['title'] },
        onLines([
          series === undefined ? undefined : paragraph(series, 'quiet-line'),
          element('h1', work.title.length > longTitle ? { className: ['long'] } : {}, [work.title]),
          work.subtitle === undefined ? undefined : paragraph(work.subtitle, 'subtitle'),
          work.authors.length === 0 ? undefined : paragraph(say('by', { authors: authorNames(work) }), 'authors'),
          ...contributorLines(work, words).map((line) => paragraph(line, 'quiet-line')),
          isLong ? undefined : about,
          firstButton(page),
          facts(page),
          isLong ? about : undefined,
        ]),
      ),
    ]),
  )
}

/** Characters; a longer title is set smaller, and a longer description stands below the button, which must be found at once. */
const longTitle = 90
const longDescription = 600

function description({ work }: Page): Element | undefined {
  const parts = work.description?.split(/\n\s*\n/).filter((part) => part.trim() !== '') ?? []
  return parts.length === 0
    ? undefined
    : element('div', { className: ['description'] }, onLines(parts.map((part) => paragraph(part))))
}

/** Small pictures, of which the browser takes what its screen needs. */
function cover({ files, href, manifest }: Page): Element | undefined {
  const [whole] = files('cover')
  const small = files('thumbnail').toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0))
  const [first = whole] = small
  if (first === undefined) return undefined
  const set = small.flatMap(({ path, width }) => (width === undefined ? [] : [`${href(path)} ${width}w`]))
  return element('div', { className: ['cover-place'] }, [
    element('img', {
      className: ['cover'],
      src: href(first.path),
      ...(set.length > 1 ? { srcSet: set.join(', '), sizes: '(min-width: 52rem) 20rem, 60vw' } : {}),
      alt: manifest.coverDescription,
      width: first.width,
      height: first.height,
    }),
  ])
}

/** Reading costs nothing but a click; without a web page the first file is offered. */
function firstButton(page: Page): Element | undefined {
  const { files, href, say } = page
  const [web] = files('web')
  if (web !== undefined) {
    return element('p', { className: ['first'] }, [
      element('a', { className: ['button'], href: href(web.path) }, [say('page-read')]),
      ' ',
      element('span', { className: ['small-print'] }, [say('page-read-hint')]),
    ])
  }
  const [offer] = offersOf(page)
  return (
    offer &&
    element('p', { className: ['first'] }, [
      element('a', { className: ['button'], href: href(offer.path) }, [
        say('page-download', { format: say(`feeds-${offer.role}`) }),
      ]),
    ])
  )
}

function facts({ manifest, work: { language }, say, files }: Page): Element {
  const { form, words } = manifest
  const isCounted = words > 0 && hasCountedWords(language)
  const pages = files('print')[0]?.pages
  const told = [
    say(`page-form-${form}`),
    isCounted ? say('page-words', { count: numberInWords(words, language) }) : undefined,
    isCounted ? say('page-time', { time: timeToRead(words, language) }) : undefined,
    pages === undefined ? undefined : say('page-pages', { count: numberInWords(pages, language) }),
  ]
  return element(
    'ul',
    { className: ['facts'], role: 'list' },
    onLines(told.map((fact) => (fact === undefined ? undefined : element('li', {}, [fact])))),
  )
}
