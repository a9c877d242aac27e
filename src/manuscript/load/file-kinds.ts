/** Tells by its first bytes what kind of file is no text, and what its writer can do to get the text out of it. */

export type FileKind = {
  /** With its article: `a Word document`. */
  readonly name: string
  /** What to do: one sentence. */
  readonly remedy: string
}

const save = 'Open it in the program that made it and save it as plain text in UTF-8.'
const word =
  'Save it from the word processor as plain text (.txt, UTF-8), or convert it: `pandoc essay.docx -o essay.md`.'
const openDocument =
  'Save it from the word processor as plain text (.txt, UTF-8), or convert it: `pandoc essay.odt -o essay.md`.'
const pdf =
  'Take the document that it was made from, or get the text out of it: `pdftotext -nopgbrk essay.pdf essay.txt`.'
const picture = 'Name the picture in the text, `![what it shows](picture.png)`, and give the text as the manuscript.'

/** Bytes at the start, in hexadecimal, where a dot stands for any digit. */
const signatures: readonly (readonly [RegExp, FileKind])[] = [
  [/^89504e470d0a1a0a/, { name: 'a PNG picture', remedy: picture }],
  [/^ffd8ff/, { name: 'a JPEG picture', remedy: picture }],
  [/^474946383[79]61/, { name: 'a GIF picture', remedy: picture }],
  [/^52494646.{8}57454250/, { name: 'a WebP picture', remedy: picture }],
  [/^(49492a00|4d4d002a)/, { name: 'a TIFF picture', remedy: picture }],
  [/^.{8}66747970(68656963|6d696631|61766966)/, { name: 'a HEIC or AVIF picture', remedy: picture }],
  [/^(0d0a|0a|efbbbf)?255044462d/, { name: 'a PDF', remedy: pdf }],
  [/^d0cf11e0a1b11ae1/, { name: 'an old Word document', remedy: word }],
  [/^7b5c727466/, { name: 'a Rich Text document', remedy: word.replaceAll('.docx', '.rtf') }],
  [/^1f8b/, { name: 'a gzip archive', remedy: 'Unpack it and give the text inside.' }],
  [/^377abcaf271c/, { name: 'a 7-Zip archive', remedy: 'Unpack it and give the text inside.' }],
  [/^526172211a07/, { name: 'a RAR archive', remedy: 'Unpack it and give the text inside.' }],
  [/^53514c69746520666f726d6174/, { name: 'a database', remedy: 'Export the text from the program that made it.' }],
  [/^(7f454c46|cffaedfe|feedfac[ef]|cafebabe)/, { name: 'a program', remedy: 'Give a text file.' }],
  [/^4d5a.{2}0{2}/, { name: 'a program', remedy: 'Give a text file.' }],
  [/^(494433|fffb|4f676753|664c6143)/, { name: 'a sound file', remedy: 'Give a text file.' }],
  [/^(fffe0000|0000feff)/, { name: 'a text in UTF-32', remedy: 'Save it as UTF-8.' }],
]

/** Names the kind of a file whose first bytes give it away as no text. */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('hex')
  if (/^504b(0304|0506)/.test(head)) return archiveKind(bytes)
  return signatures.find(([signature]) => signature.test(head))?.[1]
}

/** ZIP archives hold the names of their files uncompressed. */
function archiveKind(bytes: Uint8Array): FileKind {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (names.includes('word/document.xml') || names.includes('word/')) return { name: 'a Word document', remedy: word }
  if (names.includes('application/vnd.oasis.opendocument.text'))
    return { name: 'an OpenDocument text', remedy: openDocument }
  if (names.includes('application/epub+zip')) {
    return {
      name: 'an EPUB',
      remedy: 'Take the text that it was made from, or convert it: `pandoc book.epub -o book.md`.',
    }
  }
  if (names.includes('Index/Document.iwa'))
    return { name: 'a Pages document', remedy: 'Export it from Pages as plain text.' }
  if (names.includes('xl/')) return { name: 'a spreadsheet', remedy: save }
  return { name: 'a ZIP archive', remedy: 'Unpack it and give the text inside.' }
}

export const unknownBinary: FileKind = { name: 'a binary file', remedy: save }

/** Text has tabs and line ends but next to no other control characters; a few strays are forgiven. */
export function isFullOfControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) {
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) controls += 1
  }
  return controls > 4 && controls > sample.length / 100
}
