export type ReadEdition = {
  readonly text: string
  readonly contents: readonly string[]
  readonly headings: readonly string[]
  /** Pages of a PDF. */
  readonly pages?: number
  /** Documents of an EPUB, in the order of the spine. */
  readonly documents?: readonly string[]
}
export function readEdition(path: string): Promise<ReadEdition>
