/** Pictures that are no higher than a line stand in it as letters do. */

/** How far a picture may rise above the base line without touching the line above, parts of the distance of lines. */
const rise = 0.8

/** Sets the small pictures that stand beside words on the base line, and lets them add nothing to the height of their line. */
export function setSmallPictures(root: HTMLElement): void {
  const small = [...root.querySelectorAll<HTMLElement>('p img')].flatMap((picture) => {
    const block = picture.closest('p')
    if (!block?.textContent?.trim()) return []
    const line = Number.parseFloat(getComputedStyle(block).lineHeight)
    const { height } = picture.getBoundingClientRect()
    return height <= line + 0.5 ? [{ picture, height, line }] : []
  })
  for (const { picture, height, line } of small) {
    picture.classList.add('small-picture')
    // One nearly as high as the line goes a little below the base line, like the tail of a letter.
    const drop = Math.max(0, height - rise * line)
    picture.style.marginTop = `${-height}px`
    if (drop > 0) Object.assign(picture.style, { position: 'relative', top: `${drop}px` })
  }
}
