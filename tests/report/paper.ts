/** A terminal or a pipe made of a string, and a report that writes to two of them. */

import { createReport, type Output, type Report, type ReportOptions } from '../../src/report.ts'

export type Paper = Output & { readonly text: () => string }

/** An output that remembers; a terminal where columns are given. */
export function paper(columns?: number): Paper {
  let text = ''
  return {
    text: () => text,
    write: (more) => {
      text += more
    },
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  }
}

export type Desk = { readonly report: Report; readonly stdout: Paper; readonly stderr: Paper }

export function desk(options: Partial<ReportOptions> = {}, columns?: number): Desk {
  const stdout = paper(columns)
  const stderr = paper(columns)
  return { stdout, stderr, report: createReport({ environment: {}, folder: '/home/ann', stdout, stderr, ...options }) }
}
