/** What a check of a PDF says. */

export type PdfFinding = {
  readonly standard: 'PDF/UA-1' | 'PDF/A-2a' | 'PDF/A-3a' | 'Chapbook'
  /**
   * Clause and test as veraPDF numbers them: `7.1-3` of ISO 14289-1, `6.2.11.8-1` of ISO 19005-2 and -3. In `Chapbook`, a word:
   * what no standard forbids and a good book should not have.
   */
  readonly rule: string
  /** An error breaks the standard; a warning does not. */
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Where it was found first: `page 3`, `font ABCDEF+Alegreya`, `element Figure on page 3`. */
  readonly place?: string
  /** How often. */
  readonly count: number
}
