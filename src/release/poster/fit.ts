/** Runs in the page: makes type smaller until it fits. */

/** What the script finds. */
export type Fitted = {
  readonly title: number
  readonly scan: number
  readonly address: number
  readonly isOverfull: boolean
}

/**
 * A script whose result is `Fitted`. The address goes on one line as long as that can be read from afar; then the call beside the
 * code, then the title beside the cover.
 */
export const fitScript = `(() => {
  const root = document.documentElement.style
  const find = (name) => document.querySelector(name)
  const [address, call, about, poster] = ['.address', '.call', '.about', '.poster'].map(find)
  const set = (name, size) => root.setProperty('--' + name + '-size', size + 'px')
  const shrink = (name, most, least, fits) => {
    let size = most
    for (set(name, size); size > least && !fits(); ) set(name, (size = Math.max(least, size - 1)))
    return size
  }
  const isOneLine = () => address.clientHeight < 1.7 * parseFloat(getComputedStyle(address).fontSize) && address.scrollWidth <= address.clientWidth
  const isWithin = () => address.getBoundingClientRect().bottom <= poster.getBoundingClientRect().bottom + 1 && address.scrollWidth <= address.clientWidth + 1
  let addressSize = shrink('address', 72, 34, isOneLine)
  if (!isOneLine()) addressSize = shrink('address', 44, 16, () => address.clientHeight <= 150 && address.scrollWidth <= address.clientWidth)
  const code = find('.code')
  const scan = shrink('scan', 80, 28, () => call.scrollWidth <= call.clientWidth && call.clientHeight <= code.clientHeight * 0.72)
  const cover = find('.cover')
  const height = () => [...about.children].at(-1).getBoundingClientRect().bottom - about.getBoundingClientRect().top
  const room = () => Math.min(about.clientHeight, about.parentElement.clientHeight)
  const isInside = () => about.scrollWidth <= about.clientWidth + 1 && height() <= room()
  let title = shrink('title', 96, 30, isInside)
  if (!isInside()) {
    about.classList.add('broken')
    title = shrink('title', 64, 16, isInside)
  }
  return { title, scan, address: addressSize, isOverfull: !isInside() || !isWithin() }
})()`
