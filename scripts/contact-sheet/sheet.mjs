/** Lays groups of pages on one sheet, row by row, on a grey ground. */

// 0 is black, 255 white.
const ground = 0xdd
const shadow = 0xbb
const gutter = 0xee

const gap = 26
const shadowDepth = 4
/** Of the sheet, px. */
const mostWidth = 1520

/** @returns width, height and a byte a pixel */
export function layOut(groups) {
  const rows = intoRows(groups.map(measure))
  const width = Math.max(...rows.map(({ right }) => right))
  const height = rows.reduce((sum, row) => sum + row.height + gap, gap)
  const sheet = { width, height, pixels: Buffer.alloc(width * height, ground) }
  let top = gap
  for (const { places, height: rowHeight } of rows) {
    for (const { x, group } of places) drawGroup(sheet, group, x, top)
    top += rowHeight + gap
  }
  return sheet
}

/** Facing pages are of one size, so that a page that is not there leaves the room of the other. */
function measure(pages) {
  const [known] = pages.filter((page) => page !== undefined)
  return { pages, pageWidth: known.width, width: known.width * pages.length, height: known.height }
}

function intoRows(groups) {
  const rows = []
  for (const group of groups) {
    const row = rows.at(-1)
    if (row && row.right + group.width + gap <= mostWidth) {
      row.places.push({ x: row.right, group })
      row.right += group.width + gap
      row.height = Math.max(row.height, group.height)
    } else {
      rows.push({ places: [{ x: gap, group }], right: gap + group.width + gap, height: group.height })
    }
  }
  return rows
}

function drawGroup(sheet, { pages, pageWidth, height }, left, top) {
  const there = pages.flatMap((page, index) => (page ? [{ page, x: left + index * pageWidth }] : []))
  for (const { x } of there) fill(sheet, shadow, x + shadowDepth, top + shadowDepth, pageWidth, height)
  for (const { page, x } of there) {
    for (let row = 0; row < page.height; row += 1) {
      page.pixels.copy(sheet.pixels, (top + row) * sheet.width + x, row * page.width, (row + 1) * page.width)
    }
  }
  if (there.length > 1) fill(sheet, gutter, left + pageWidth - 1, top, 2, height)
}

function fill({ width, pixels }, grey, x, y, across, down) {
  for (let row = y; row < y + down; row += 1) pixels.fill(grey, row * width + x, row * width + x + across)
}
