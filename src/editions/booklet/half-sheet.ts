/** The folded paper as a page. */

import type { PageSize } from '../../settings/page-size.ts'

export function halfSheet({ name, width, height }: PageSize): PageSize {
  const across = Math.round(Math.max(width, height) * 50) / 100
  return { name: `half ${name}`, width: across, height: Math.min(width, height) }
}
