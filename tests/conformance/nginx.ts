/** nginx itself serves a release by the configuration that Chapbook hands out, and is asked as readers ask. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { packageRoot } from '../../src/host/package-root.ts'
import { sampleFolder, sampleRelease } from '../release/folder-of-release.ts'
import type { Verdict } from './checker.ts'
import { runProgram } from './program.ts'

/** What is missing on this machine, in one sentence. */
export async function missingNginx(): Promise<string | undefined> {
  const found = await runProgram('nginx', ['-v']).catch(() => undefined)
  return found?.code === 0 ? undefined : 'nginx is not installed'
}

/** @param scratch folder for what nginx writes */
export async function nginx(scratch: string): Promise<Verdict> {
  const sample = await sampleRelease()
  const root = join(sample.folder, sampleFolder)
  await writeFile(join(root, '404.html'), '<!doctype html><title>Not here</title>')
  await writeFile(join(root, '.env'), 'hidden')
  const port = await freePort()
  const path = await configuration(scratch, root, port)
  const server = spawn('nginx', ['-e', 'stderr', '-c', path, '-p', scratch], { stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    await answering(port, server)
    const findings = await findingsAt(`http://127.0.0.1:${port}`)
    return {
      isGood: findings.length === 0,
      summary: `${questions.length} questions, ${findings.length} wrong answers`,
      findings,
    }
  } finally {
    server.kill()
    if (server.exitCode === null) await once(server, 'exit')
    await sample.remove()
  }
}

const lasting = 'public, max-age=31536000, immutable'

type Question = {
  readonly path: string
  readonly asked?: Readonly<Record<string, string>>
  readonly status?: number
  /** Headers that the answer must have. */
  readonly told?: Readonly<Record<string, string>>
  readonly body?: string
}

const questions: readonly Question[] = [
  {
    path: '/',
    told: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  },
  { path: '/edition-1/', told: { 'content-type': 'text/html; charset=utf-8', 'cache-control': lasting } },
  { path: '/edition-1', status: 301 },
  {
    path: '/edition-1/the-hours.epub',
    told: { 'content-type': 'application/epub+zip', 'cache-control': lasting, 'accept-ranges': 'bytes' },
  },
  { path: '/latest/the-hours.epub', told: { 'content-type': 'application/epub+zip', 'cache-control': 'no-cache' } },
  {
    path: '/edition-1/publication.json',
    told: { 'content-type': 'application/webpub+json', 'cache-control': lasting },
  },
  { path: '/edition-1/hours.bib', told: { 'content-type': 'application/x-bibtex; charset=utf-8' } },
  { path: '/edition-1/hours.ris', told: { 'content-type': 'application/x-research-info-systems; charset=utf-8' } },
  { path: '/edition-1/SHA256SUMS', told: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': lasting } },
  { path: '/edition-1/SHA256SUMS.sig', told: { 'content-type': 'text/plain; charset=utf-8' } },
  { path: '/edition-1/cover.jpg', told: { 'content-type': 'image/jpeg' } },
  { path: '/feed.xml', told: { 'content-type': 'application/atom+xml', 'cache-control': 'no-cache' } },
  {
    path: '/opds.xml',
    told: { 'content-type': 'application/atom+xml;profile=opds-catalog', 'cache-control': 'no-cache' },
  },
  { path: '/opds.json', told: { 'content-type': 'application/opds+json', 'cache-control': 'no-cache' } },
  { path: '/manifest.json', told: { 'content-type': 'application/json' } },
  {
    path: '/.well-known/tdmrep.json',
    told: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
    body: '[]',
  },
  { path: '/.well-known/', status: 403 },
  { path: '/.env', status: 404 },
  { path: '/nothing', status: 404, body: '<!doctype html><title>Not here</title>' },
  {
    path: '/edition-1/hours.bib',
    asked: { range: 'bytes=1-4' },
    status: 206,
    told: { 'content-range': 'bytes 1-4/13' },
    body: 'book',
  },
  { path: '/edition-1/hours.bib', asked: { range: 'bytes=-3' }, status: 206, body: 's}\n' },
  { path: '/edition-1/hours.bib', asked: { range: 'bytes=99-' }, status: 416 },
]

async function findingsAt(site: string): Promise<readonly string[]> {
  const answers = await Promise.all(questions.map((question) => wrongIn(question, site)))
  const first = await fetch(`${site}/latest/the-hours.epub`)
  const again = await fetch(`${site}/latest/the-hours.epub`, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  })
  await Promise.all([first.arrayBuffer(), again.arrayBuffer()])
  return [...answers.flat(), ...(again.status === 304 ? [] : [`/latest/the-hours.epub is sent again: ${again.status}`])]
}

async function wrongIn(
  { path, asked = {}, status = 200, told = {}, body }: Question,
  site: string,
): Promise<readonly string[]> {
  const answer = await fetch(site + path, { headers: { 'accept-encoding': 'identity', ...asked }, redirect: 'manual' })
  const text = await answer.text()
  return [
    ...(answer.status === status ? [] : [`${path} is answered with ${answer.status}, not ${status}`]),
    ...Object.entries(told).flatMap(([name, value]) => {
      const found = answer.headers.get(name)
      return found === value ? [] : [`${path} says ${name}: ${found ?? 'nothing'}, not ${value}`]
    }),
    ...(body === undefined || text === body ? [] : [`${path} is not what it should be: ${text.slice(0, 60)}`]),
  ]
}

/** Our file as it is, but for port and folder, in the frame of a main configuration. */
async function configuration(scratch: string, root: string, port: number): Promise<string> {
  const given = await readFile(join(packageRoot, 'templates', 'hosting', 'nginx.conf'), 'utf8')
  const own = given
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/^\s*listen \[::\]:80;$/m, '')
    .replace('root /var/www/books;', `root ${root};`)
  const folder = join(scratch, 'nginx')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'site.conf'), own)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  // The folder of the sample is closed to all but the user who runs this.
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const main = `${user} daemon off; pid ${folder}/nginx.pid; error_log stderr; events { }\nhttp { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }\n`
  const path = join(folder, 'nginx.conf')
  await writeFile(path, main)
  return path
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Waits until the server answers; what it complains of instead is thrown. */
async function answering(port: number, server: ReturnType<typeof spawn>): Promise<void> {
  const complaints: string[] = []
  server.stderr?.on('data', (part: Buffer) => complaints.push(part.toString()))
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`nginx does not start: ${complaints.join('')}`)
    const isThere = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nginx does not answer')
}
