/** Loads the files of the index as scripts: `fetch` reads nothing from a disk. */

const waiting = new Map<string, (content: unknown) => void>()
const loaded = new Map<string, Promise<unknown>>()

/** Lets the files hand over what they hold: each calls `chapbookSearch(name, content)`. */
export function receiveFiles(): void {
  Object.assign(globalThis, { chapbookSearch: (name: string, content: unknown) => waiting.get(name)?.(content) })
}

/**
 * What a file holds, loaded once.
 *
 * @param folder address of the folder of the index, ending in `/`
 * @param name `index`, `words-1`, `text/the-angel`
 */
export function loadFile(folder: string, name: string): Promise<unknown> {
  const known = loaded.get(name)
  if (known) return known
  const loading = new Promise<unknown>((resolve, reject) => {
    waiting.set(name, resolve)
    const script = document.createElement('script')
    script.src = `${folder}${name}.js`
    script.addEventListener('error', () => {
      // The next try may find the line again.
      loaded.delete(name)
      reject(new Error(name))
    })
    document.head.append(script)
  })
  loaded.set(name, loading)
  return loading
}
