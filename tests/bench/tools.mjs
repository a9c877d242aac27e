/** Finds the tools to compare with; `undefined` for one that is not installed. */

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export function findTools(root) {
  const chromium = process.env.CHAPBOOK_BROWSER ?? onPath('chromium') ?? onPath('google-chrome')
  return {
    pandoc: tool(onPath('pandoc') ?? printed('import pypandoc; print(pypandoc.get_pandoc_path())'), ['--version']),
    weasyprint: pythonTool('import weasyprint; print(weasyprint.__version__)', ['-m', 'weasyprint']),
    typst: onPath('typst')
      ? tool(onPath('typst'), ['--version'], ['compile'])
      : pythonTool('import importlib.metadata as m; print(m.version("typst"))', [
          '-c',
          'import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])',
        ]),
    vivliostyle: withBrowser(npmTool(npmBinary(root, 'vivliostyle')), chromium),
    pagedjs: withBrowser(npmTool(npmBinary(root, 'pagedjs-cli')), chromium),
  }
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram)
}

function npmBinary(root, name) {
  const folders = [root, ...(process.env.CHAPBOOK_BENCH_TOOLS ? [process.env.CHAPBOOK_BENCH_TOOLS] : [])]
  return onPath(name) ?? folders.map((folder) => join(folder, 'node_modules/.bin', name)).find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function printed(code) {
  const { status, stdout } = spawnSync('python3', ['-c', code], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

function tool(path, versionWords, words = []) {
  if (!path) return undefined
  const { stdout, stderr } = spawnSync(path, versionWords, { encoding: 'utf8' })
  return { command: path, words, version: /\d+(\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? '?' }
}

/** The version stands in the package file nearest to the program. */
function npmTool(path) {
  if (!path) return undefined
  let folder = dirname(realpathSync(path))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return { command: path, words: [], version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
}

function pythonTool(code, words) {
  const version = printed(code)
  // The interpreter itself: a version manager's shim on the path would cost its tools a tenth of a second.
  return version && { command: printed('import sys; print(sys.executable)'), words, version }
}

function withBrowser(found, browser) {
  return found && browser && { ...found, browser }
}
