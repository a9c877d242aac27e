/** What every PDF says about itself, in the information dictionary and in XMP. */

export type DocumentFacts = {
  readonly title: string
  readonly subtitle?: string
  /** In the order of the title page; may be empty. */
  readonly authors: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly description?: string
  readonly subjects: readonly string[]
  /** ISO 8601 with time zone; the only date in the file. */
  readonly modified: string
  /** Text and data mining is reserved (TDMRep); `policy` is the address of the terms. */
  readonly mining?: { readonly policy?: string }
  /** Who made it: `Chapbook 0.1.0`. */
  readonly producer: string
}

/** Title and subtitle as a window shows them. */
export function wholeTitle({ title, subtitle }: Pick<DocumentFacts, 'title' | 'subtitle'>): string {
  if (!subtitle) return title
  return /[\p{P}]$/u.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}
