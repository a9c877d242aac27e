/** What can be set about the editions for classes and for readers with low vision. */

import type { PageSize } from './page-size.ts'

export type HandoutConfig = {
  /** As of `print`. @default 'Letter' where the print edition has a page of North America or the language is of there, else 'A4' */
  readonly page?: string | undefined
  /** Where the numbers of the lines begin again. @default 'page' */
  readonly lineNumbers?: HandoutSettings['lineNumbers'] | undefined
  /** @default 1 */
  readonly columns?: 1 | 2 | undefined
  /** Whether there is a line for name and date. @default true */
  readonly nameLine?: boolean | undefined
}

export type LargePrintConfig = {
  /** Of the type, pt, 18 to 36: `20`, `20pt`. @default 18 */
  readonly size?: number | string | undefined
  /** As of `print`. @default 'Letter' where the print edition has a page of North America or the language is of there, else 'A4' */
  readonly page?: string | undefined
}

export type HandoutSettings = {
  /** Width and height, mm; the sheet of an office printer when absent. */
  readonly page?: PageSize
  /** Every fifth line has its number: counted anew on each page, through the whole text, or not at all. @default 'page' */
  readonly lineNumbers: 'page' | 'continuous' | 'off'
  /** @default 1 */
  readonly columns: 1 | 2
  /** Whether there is a line for name and date. @default true */
  readonly nameLine: boolean
}

export type LargePrintSettings = {
  /** Of the type, pt. @default 18 */
  readonly size: number
  /** Width and height, mm; the sheet of an office printer when absent. */
  readonly page?: PageSize
}
