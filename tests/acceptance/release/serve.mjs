/** Serves folders on loopback, as the plainest of web servers would. */

import { createServer } from 'node:http'
import sirv from 'sirv'

/**
 * Serves each folder under its own beginning of the path: `{ '/': 'release' }`.
 *
 * @returns `origin`, such as `http://127.0.0.1:4321`, and `close()`
 */
export async function serveFolders(folders, port = 0) {
  const mounts = Object.entries(folders)
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([start, folder]) => ({ start, handle: sirv(folder, { dev: true, dotfiles: true }) }))
  const server = createServer((request, response) => {
    // Nobody finds a connection closed that lay idle while this process was busy.
    response.setHeader('connection', 'close')
    const mount = mounts.find(({ start }) => request.url.startsWith(start))
    request.url = `/${request.url.slice(mount.start.length)}`
    mount.handle(request, response, () => {
      response.writeHead(404).end()
    })
  })
  await new Promise((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${server.address().port}`, close }
}
