/** Makes a checkout ready to run: installs the packages and compiles the sources, each only when something has changed. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = join(root, 'node_modules')
const stamp = join(packages, '.chapbook-installed')

checkNode()
if (!isInstalled()) install()
const { compile, isCompiled } = await import('./compile.mjs')
if (!(await isCompiled())) {
  say('Compiling …')
  await compile()
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const wanted = engines.node.replace('>=', '')
  const [major, minor] = wanted.split('.').map(Number)
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number)
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return
  stop(`Chapbook needs Node ${wanted} or newer; this is ${process.versions.node}.`)
}

/** The stamp tells at once; where it does not, npm's own record of what is installed does. */
function isInstalled() {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  if (!hasEveryPackage()) return false
  writeFileSync(stamp, wanted)
  return true
}

/** Native packages differ from platform to platform. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

function hasEveryPackage() {
  const record = join(packages, '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  // What is optional may be absent, save the native part of a package for this very platform.
  const fits = ([path, { version, optional, os, cpu, libc }]) => {
    if (path === '' || installed[path] !== undefined) return path === '' || installed[path].version === version
    const isForHere = os?.includes(process.platform) && cpu?.includes(process.arch) && libc === undefined
    return optional === true && !isForHere
  }
  return Object.entries(wanted).every(fits)
}

function install() {
  say('Installing packages …')
  const script = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  // The tools that compile and test are development packages, which a production setting would leave out.
  const [command, ...words] = [...script, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = spawnSync(command, words, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && script.length === 1,
  })
  if (status !== 0)
    stop(`The packages could not be installed${error ? `: ${error.message}` : ''}. Run \`npm ci\` to see why.`)
  writeFileSync(stamp, fingerprint())
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function stop(reason) {
  say(reason)
  process.exit(2)
}
