import { expect, test } from 'vitest'
import { addressOf, relativeAddress } from '../../../src/release/feeds/address.ts'

test.each([
  ['opds.xml', '', 'opds.xml'],
  ['opds/all.xml', 'opds.xml', 'opds/all.xml'],
  ['opds.xml', 'opds/all.xml', '../opds.xml'],
  ['opds/all.2.xml', 'opds/all.xml', 'all.2.xml'],
  ['the-angel/edition-1/a b’#?.epub', 'opds/all.xml', '../the-angel/edition-1/a%20b%E2%80%99%23%3F.epub'],
  ['', 'feed.xml', './'],
  ['', 'opds/all.xml', '../'],
  ['a/', 'a/b.xml', './'],
  ['a/a', 'a/a/b.xml', '../a'],
  ['javascript:x', '', 'javascript%3Ax'],
])('%s is named in %s as %s', (path, from, address) => {
  expect(relativeAddress(path, from)).toBe(address)
  expect(new URL(address, `https://example.org/${from}`).pathname).toBe(
    new URL(`https://example.org/${encodeURI(path).replace('#', '%23').replace('?', '%3F')}`).pathname.replace(
      'javascript:',
      'javascript%3A',
    ),
  )
})

test('with the address of the site an address is whole, wherever it stands', () => {
  const site = { url: 'https://example.org/books/' }
  expect(addressOf(site, 'a/b c.epub', 'opds/all.xml')).toBe('https://example.org/books/a/b%20c.epub')
  expect(addressOf(site, '')).toBe('https://example.org/books/')
  expect(addressOf({}, 'a.xml', 'b/c.xml')).toBe('../a.xml')
})
