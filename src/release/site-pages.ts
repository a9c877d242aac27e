/** temp */
import type { FileToRelease } from './manifest.ts'
import type { Site } from './published.ts'
export async function pagesOfSite(site: Site, _options: unknown, _host: unknown): Promise<readonly FileToRelease[]> {
  return [{ path: 'index.html', mediaType: 'text/html', bytes: new TextEncoder().encode(`<p>${site.titles.length}`) }]
}
