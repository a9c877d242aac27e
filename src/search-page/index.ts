/** The search of a shelf. Bundled to one script that runs in the reader's page; the index is loaded when the field is first touched. */

import { find, openShard, type Engine } from './find.ts'
import { loadFile, receiveFiles } from './load.ts'
import { entryOf, type SearchWords } from './show.ts'
import type { SearchIndex, SearchShard } from './types.ts'

/** Pause after the last letter, ms: shorter than between two words, longer than between two letters. */
const pause = 150

// A browser from before 2023 shows no field rather than one that fails.
if ('toSorted' in Array.prototype) {
  receiveFiles()
  for (const place of document.querySelectorAll<HTMLElement>('[data-search]')) begin(place)
}

function begin(place: HTMLElement): void {
  const form = place.querySelector('form')
  const field = place.querySelector('input')
  const status = place.querySelector<HTMLElement>('[role="status"]')
  const list = place.querySelector('ol')
  if (!form || !field || !status || !list) return
  const root = place.dataset['root'] ?? ''
  const words = JSON.parse(place.dataset['search'] ?? '{}') as SearchWords
  const folder = new URL(`${root}search/`, document.baseURI).href
  const load = (name: string): Promise<unknown> => loadFile(folder, name)
  const say = (text: string): void => void (status.textContent = text)

  let ready: Promise<Ready> | undefined
  const prepare = (): Promise<Ready> => {
    ready ??= open(load).catch((error: unknown) => {
      ready = undefined
      throw error
    })
    return ready
  }
  let asked = ''
  const answer = async (): Promise<void> => {
    const question = field.value.trim()
    if (question === asked) return
    asked = question
    if (question === '') {
      list.replaceChildren()
      say('')
      return
    }
    say(words.loading)
    try {
      const { index, engines } = await prepare()
      // She has gone on typing.
      if (question !== asked) return
      const found = find(question, engines)
      const entries = found.flatMap((one) => {
        const title = index.titles[one.title]
        return title === undefined ? [] : [entryOf(one, title, { root, words, textOf: load })]
      })
      list.replaceChildren(...entries)
      say(
        entries.length === 0
          ? words.nothing.replace('{question}', () => question)
          : words.found.replace('{count}', String(entries.length)),
      )
    } catch {
      asked = ''
      list.replaceChildren()
      say(words.failed)
    }
  }

  let timer: number | undefined
  field.addEventListener('focus', () => void prepare().catch(() => undefined), { once: true })
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void answer(), field.value.trim() === '' ? 0 : pause) as unknown as number
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    void answer()
  })
  place.addEventListener('keydown', (event) => moveWithKeys(event, field, list))
  place.hidden = false
  // What the browser has kept of an earlier visit.
  if (field.value.trim() !== '') void answer()
}

type Ready = { readonly index: SearchIndex; readonly engines: readonly Engine[] }

async function open(load: (name: string) => Promise<unknown>): Promise<Ready> {
  const index = (await load('index')) as SearchIndex
  const shards = await Promise.all(Array.from({ length: index.shards }, (_, number) => load(`words-${number + 1}`)))
  return { index, engines: shards.map((shard) => openShard(shard as SearchShard)) }
}

/** Arrows go through the results, Escape comes back and empties the field. */
function moveWithKeys(event: KeyboardEvent, field: HTMLInputElement, list: HTMLOListElement): void {
  const stops: HTMLElement[] = [field, ...list.querySelectorAll<HTMLElement>('a.search-title')]
  const at = document.activeElement === field ? 0 : stops.indexOf(document.activeElement as HTMLElement)
  if (event.key === 'Escape') {
    if (at === 0 && field.value === '') return
    event.preventDefault()
    if (at === 0) {
      field.value = ''
      field.dispatchEvent(new Event('input'))
    }
    field.focus()
    return
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const next = stops[at + step]
  if (step === 0 || at === -1 || event.isComposing || next === undefined) return
  event.preventDefault()
  next.focus()
}
