/** Opens released books in reading programs of others. */

/** A page that hands books to foliate-js, the reader in the Foliate app; its modules lie under `/foliate-js/`. */
export const readerPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Reader</title>
<style>foliate-view{display:block;width:800px;height:700px}</style>
<script type="module">
import '/foliate-js/view.js'
globalThis.readBook = async (address) => {
  const view = document.createElement('foliate-view')
  document.body.append(view)
  let text = ''
  view.addEventListener('load', ({ detail }) => { text = detail.doc.body.innerText })
  await view.open(address)
  await view.goToTextStart()
  const opening = text
  const { toc, metadata, dir, pageList, sections } = view.book
  const chapters = []
  for (const { label, href } of toc) {
    await view.goTo(href)
    chapters.push({ label, text })
  }
  view.close()
  view.remove()
  return { title: metadata.title, language: metadata.language, dir, opening, chapters, pages: pageList?.length ?? 0, sections: sections.length }
}
globalThis.readFeed = async (address) => {
  const { getFeed } = await import('/foliate-js/opds.js')
  const response = await fetch(address)
  const document = new DOMParser().parseFromString(await response.text(), 'application/xml')
  const { navigation = [], publications = [], groups = [], links, metadata } = getFeed(document)
  return JSON.parse(JSON.stringify({ navigation, publications: [...publications, ...groups.flatMap((group) => group.publications ?? [])], links, metadata }))
}
globalThis.isReady = true
</script>`

/** Opens the reader; `readBook(address)` and `readFeed(address)` run in it. */
export async function openReader(page, origin) {
  await page.goto(`${origin}/reader/`)
  await page.waitForFunction(() => globalThis.isReady === true)
  return {
    readBook: (address) => page.evaluate((each) => globalThis.readBook(each), address),
    readFeed: (address) => page.evaluate((each) => globalThis.readFeed(each), address),
  }
}
