/**
 * JSON Schemas of the Readium Web Publication Manifest and of OPDS 2.0 (draft), as far as Chapbook writes them: written for these tests from the
 * two texts, and strict, so that a key that they do not know is an error.
 */

import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

const uri = { type: 'string', format: 'uri' }
const address = { type: 'string', format: 'uri-reference', minLength: 1 }
const text = { type: 'string', minLength: 1 }
const language = { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }
const named = { name: text, sortAs: text }

function object(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false }
}

function list(items: object, least = 0): object {
  return { type: 'array', items, minItems: least, uniqueItems: true }
}

const person = object(named, ['name'])

const metadata = object(
  {
    '@type': { enum: ['http://schema.org/Book', 'http://schema.org/Article'] },
    conformsTo: uri,
    identifier: uri,
    altIdentifier: list(uri, 1),
    title: text,
    sortAs: text,
    subtitle: text,
    author: list(person, 1),
    editor: list(person, 1),
    translator: list(person, 1),
    illustrator: list(person, 1),
    artist: list(person, 1),
    contributor: list(object({ ...named, role: { type: 'string', pattern: '^[a-z]{3}$' } }, ['name', 'role']), 1),
    language,
    publisher: text,
    published: { type: 'string', format: 'date' },
    modified: { type: 'string', format: 'date-time' },
    description: text,
    subject: list(object({ name: text, scheme: uri, code: text }, ['name']), 1),
    belongsTo: object({ series: object({ name: text, position: { type: 'number', exclusiveMinimum: 0 } }, ['name']) }, [
      'series',
    ]),
    readingProgression: { enum: ['ltr', 'rtl'] },
    numberOfPages: { type: 'integer', exclusiveMinimum: 0 },
    accessibility: object(
      {
        conformsTo: uri,
        certification: object({ certifiedBy: text }, ['certifiedBy']),
        accessMode: list({ enum: ['textual', 'visual', 'auditory', 'tactile'] }, 1),
        accessModeSufficient: list(list({ enum: ['textual', 'visual', 'auditory', 'tactile'] }, 1)),
        feature: list(text),
        hazard: list(text),
        summary: text,
      },
      ['accessMode', 'feature', 'hazard', 'summary'],
    ),
    tdm: object({ reservation: { enum: ['all', 'none'] }, policy: uri }, ['reservation']),
  },
  ['@type', 'identifier', 'title', 'language', 'modified'],
)

const pixels = { type: 'integer', exclusiveMinimum: 0 }
const linkKeys = {
  rel: text,
  href: address,
  type: { type: 'string', pattern: '^[a-z]+/[a-z0-9+.-]+$' },
  title: text,
  language,
  width: pixels,
  height: pixels,
  properties: object({ numberOfItems: { type: 'integer', minimum: 0 } }, []),
}
const link = object(linkKeys, ['href'])
const typedLink = object(linkKeys, ['href', 'type'])

function withLink(rel: object): object {
  return { ...list(link, 1), contains: { type: 'object', properties: { rel }, required: ['rel'] } }
}

const manifest = object(
  {
    '@context': { const: 'https://readium.org/webpub-manifest/context.jsonld' },
    metadata,
    links: withLink({ const: 'self' }),
    readingOrder: list(typedLink, 1),
    resources: list(typedLink),
  },
  ['@context', 'metadata', 'links', 'readingOrder'],
)

const publication = object(
  {
    metadata,
    links: {
      allOf: [
        withLink({ const: 'self' }),
        withLink({ enum: ['http://opds-spec.org/acquisition/open-access', 'http://opds-spec.org/acquisition'] }),
      ],
    },
    images: {
      ...list(typedLink, 1),
      contains: { type: 'object', properties: { type: { enum: ['image/jpeg', 'image/png', 'image/gif'] } } },
    },
  },
  ['metadata', 'links', 'images'],
)

const feed = {
  ...object(
    {
      metadata: object(
        {
          title: text,
          modified: { type: 'string', format: 'date-time' },
          numberOfItems: { type: 'integer', minimum: 0 },
          itemsPerPage: { type: 'integer', minimum: 1 },
          currentPage: { type: 'integer', minimum: 1 },
        },
        ['title'],
      ),
      links: withLink({ const: 'self' }),
      publications: list(publication),
      navigation: list(object(linkKeys, ['href', 'title', 'type', 'rel']), 1),
    },
    ['metadata', 'links'],
  ),
  oneOf: [{ required: ['publications'] }, { required: ['navigation'] }],
}

// Both export their main thing as `default` too, which Node gives to importers as a namespace.
const ajv = new Ajv({ allErrors: true })
addFormats.default(ajv)

const checks = { manifest: ajv.compile(manifest), feed: ajv.compile(feed) }

/** What is wrong with a document, a line each. */
export function faultsOf(kind: keyof typeof checks, value: unknown): readonly string[] {
  const check = checks[kind]
  return check(value)
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      )
}
