/** Makes the titles of a release, as many at a time as the machine can bear, and puts each in its place. */

import { join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import type { Outcome } from '../host/pool.ts'
import { hasErrors } from '../manuscript/messages.ts'
import type { ReleaseOptions } from '../release.ts'
import { near, reported, type Reported } from '../report/messages.ts'
import { workThrough } from '../work.ts'
import { placeEdition } from './place.ts'
import type { PlannedTitle, ReleasePlan } from './plan.ts'
import type { TitleOutcome } from './result.ts'
import type { TitleOptions, TitleResult } from './title.ts'
import { commonInputs, recall, remember, titleInputs, type Memory } from './unchanged.ts'

export type ReleasedTitles = {
  readonly outcomes: readonly TitleOutcome[]
  /** About the manuscripts, and about the shelf. */
  readonly messages: readonly Reported[]
  /** One hash of what all titles depend on; only on a shelf. */
  readonly common?: string
}

export type TitlesOptions = ReleaseOptions & { readonly out: string }

/** A title on its way. */
type Candidate = PlannedTitle & {
  /** Over all that it depends on; only on a shelf. */
  readonly inputs?: string
  readonly memory?: Memory | undefined
}

/** Finished editions wait here until all are made. */
const waitingFolder = '.making'

/**
 * Makes what has changed and leaves the rest. Two titles with one slug would take each other's place: both are refused, and what was
 * released before stays.
 */
export async function releaseTitles(
  { titles, shelf }: ReleasePlan,
  options: TitlesOptions,
  host: Host,
): Promise<ReleasedTitles> {
  const shelfMessages = reported(shelf?.files ?? [], host.folder)
  if (hasErrors(shelf?.files ?? [], options.strict === true)) return { outcomes: [], messages: shelfMessages }
  const site = shelf?.settings.url
  const common = shelf && (await commonInputs({ ...options, site }, host))
  const candidates: readonly Candidate[] =
    common === undefined ? titles : await withMemories(titles, common, options, host)
  if (shelf !== undefined) {
    const told = candidates.map(({ manuscript, memory }) => ({
      manuscript: near(manuscript, host.folder),
      isKept: memory !== undefined,
    }))
    options.onProgress?.({ kind: 'shelf', titles: told })
  }
  await host.folders.remove(join(options.out, waitingFolder))
  const made = await makeAll(candidates, site, shelf !== undefined, options, host)
  const rivals = rivalsOf(candidates, made)
  const outcomes: TitleOutcome[] = []
  for (const candidate of candidates) {
    outcomes.push(await settle(candidate, made.get(candidate), rivals.get(candidate), options, host))
  }
  await host.folders.remove(join(options.out, waitingFolder))
  const messages = [...made.values()].flatMap((outcome) => (outcome.kind === 'done' ? outcome.result.messages : []))
  return { outcomes, messages: [...shelfMessages, ...messages], ...(common === undefined ? {} : { common }) }
}

async function withMemories(
  titles: readonly PlannedTitle[],
  common: string,
  { again = false, out }: TitlesOptions,
  host: Host,
): Promise<readonly Candidate[]> {
  const found = await titleInputs(titles, common)
  return Promise.all(
    titles.map(async (title, index) => {
      const inputs = found[index] ?? ''
      return { ...title, inputs, memory: again ? undefined : await recall(inputs, out, host) }
    }),
  )
}

type Results = ReadonlyMap<Candidate, Outcome<TitleResult>>

async function makeAll(
  candidates: readonly Candidate[],
  site: string | undefined,
  isShelf: boolean,
  options: TitlesOptions,
  host: Host,
): Promise<Results> {
  const { onProgress, jobs, signal, host: _host, again: _again, config: _config, url, ...said } = options
  const wanted = candidates.filter(({ memory }) => memory === undefined)
  const inputs = wanted.map(({ manuscript }, index): TitleOptions => ({
    ...said,
    manuscript,
    waiting: join(options.out, waitingFolder, String(index)),
    isShelf,
    // What is said of a shelf is not said of each of its titles.
    ...(isShelf || url === undefined ? {} : { url }),
    ...(site === undefined ? {} : { site }),
  }))
  const outcomes = await workThrough('release', inputs, {
    host,
    jobs,
    signal,
    onEvent: (event) => {
      if (isShelf) onProgress?.({ kind: 'work', event })
      else if (event.kind === 'progress') onProgress?.({ kind: 'title', event: event.event })
    },
  })
  return new Map(wanted.flatMap((candidate, index) => (outcomes[index] ? [[candidate, outcomes[index]]] : [])))
}

/** For each title the others that would take its place. */
function rivalsOf(candidates: readonly Candidate[], made: Results): ReadonlyMap<Candidate, readonly Candidate[]> {
  const slugOf = (candidate: Candidate): string | undefined => {
    const outcome = made.get(candidate)
    return candidate.memory?.slug ?? (outcome?.kind === 'done' ? outcome.result.made?.slug : undefined)
  }
  return new Map(
    candidates.map((candidate) => {
      const slug = slugOf(candidate)
      return [
        candidate,
        candidates.filter((other) => other !== candidate && slug !== undefined && slugOf(other) === slug),
      ]
    }),
  )
}

/** Puts what was made in its place, or says why not. */
async function settle(
  { manuscript: path, inputs, memory }: Candidate,
  outcome: Outcome<TitleResult> | undefined,
  rivals: readonly Candidate[] = [],
  { out }: TitlesOptions,
  host: Host,
): Promise<TitleOutcome> {
  const manuscript = near(path, host.folder)
  if (rivals.length > 0) return { manuscript, state: 'refused', failed: [oneSlug(rivals, memory, outcome, host)] }
  if (memory !== undefined) return { manuscript, state: 'kept', title: memory, failed: [] }
  if (outcome === undefined || outcome.kind === 'failed')
    return { manuscript, state: 'refused', failed: failure(outcome, inputs !== undefined) }
  const { made, failed } = outcome.result
  if (made === undefined) return { manuscript, state: 'refused', failed }
  await placeEdition(made, out, host)
  const { slug, title, edition, sha256, before } = made
  if (inputs !== undefined) {
    await remember(inputs, { slug, title, edition, sha256, ...(before === undefined ? {} : { before }) }, host)
  }
  return { manuscript, state: 'made', title: made, failed: [] }
}

/** What is our own fault is thrown where there is one title; on a shelf the others are released all the same. */
function failure(
  outcome: Extract<Outcome<TitleResult>, { kind: 'failed' }> | undefined,
  isShelf: boolean,
): TitleOutcome['failed'] {
  if (outcome === undefined) return []
  const { error } = outcome
  if (error instanceof ChapbookError && error.kind !== 'interrupted') {
    return [{ message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }]
  }
  if (!isShelf || error instanceof ChapbookError) throw error
  return [
    {
      message: `Chapbook itself has failed: ${error.message}`,
      hint: `Report it with the manuscript, if you can share it.\n${error.stack ?? ''}`,
    },
  ]
}

function oneSlug(
  rivals: readonly Candidate[],
  memory: Memory | undefined,
  outcome: Outcome<TitleResult> | undefined,
  { folder }: Pick<Host, 'folder'>,
): TitleOutcome['failed'][number] {
  const slug = memory?.slug ?? (outcome?.kind === 'done' ? outcome.result.made?.slug : undefined) ?? ''
  const others = rivals.map(({ manuscript }) => `\`${near(manuscript, folder)}\``).join(' and ')
  return {
    message: `Its folder would be \`${slug}\`, which is that of ${others} too`,
    hint: 'Give one of them a name of its own, such as `slug: another-name`.',
  }
}
