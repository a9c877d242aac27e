import { describe, expect, test } from 'vitest'
import type { ChapbookError } from '../../src/errors.ts'
import { loadTheme } from '../../src/theme/load.ts'
import { withPackageFiles } from '../editions/package-host.ts'
import { memoryHost } from '../memory-host.ts'
import { refusal } from '../refusal.ts'

function hostWith(files: Record<string, string> = {}, links: Record<string, string> = {}) {
  return withPackageFiles(memoryHost(files, { links }))
}

async function refusalOf(name: string, host = hostWith()): Promise<ChapbookError> {
  const error = await refusal(loadTheme(name, host))
  expect(error.kind).toBe('usage')
  return error
}

describe('the base theme', () => {
  test('is complete', async () => {
    const theme = await loadTheme('base', hostWith())
    expect(theme.fonts.text).toEqual({
      family: 'Alegreya',
      package: '@fontsource/alegreya',
      faces: [
        { weight: 400, style: 'normal' },
        { weight: 400, style: 'italic' },
        { weight: 700, style: 'normal' },
        { weight: 700, style: 'italic' },
      ],
    })
    expect(theme.fonts.fallbacks.map(({ family }) => family)).toEqual([
      'Noto Serif',
      'Noto Serif Hebrew',
      'Noto Naskh Arabic',
      'Noto Sans Symbols',
      'Noto Sans Symbols 2',
      'Noto Sans Math',
    ])
    expect((await theme.words('en')).contents).toBe('Contents')
  })

  test('parts sections with stars, and another theme says what parts its own', async () => {
    const own = hostWith({
      '/project/leaf/theme.yaml': 'extends: base\nprint:\n  ornament: ❦\n',
      '/project/plain/theme.yaml': 'extends: base\n',
      '/project/bad/theme.yaml': "extends: base\nprint:\n  ornament: '<b>'\n",
    })
    const host = { ...own, folder: '/project' }
    expect((await loadTheme('base', host)).print.ornament).toBe('* * *')
    expect((await loadTheme('./plain', host)).print.ornament).toBe('* * *')
    expect((await loadTheme('./leaf', host)).print.ornament).toBe('❦')
    expect((await refusalOf('./bad', host)).message).toContain('print.ornament')
  })

  test('says how chapters begin, and another theme says how its own do', async () => {
    const own = hostWith({
      '/project/large/theme.yaml': 'extends: base\nprint:\n  opening: drop-capital\n',
      '/project/bad/theme.yaml': 'extends: base\nprint:\n  opening: huge\n',
    })
    const host = { ...own, folder: '/project' }
    expect((await loadTheme('base', host)).print).toEqual({ ornament: '* * *', opening: 'small-capitals' })
    expect((await loadTheme('./large', host)).print).toEqual({ ornament: '* * *', opening: 'drop-capital' })
    expect((await refusalOf('./bad', host)).message).toContain('must be `plain`, `small-capitals` or `drop-capital`')
  })

  test('tells the browser the colours that its style gives the page', async () => {
    for (const name of ['base', 'modern']) {
      const theme = await loadTheme(name, hostWith())
      const papers = [...(await theme.style('web')).matchAll(/--paper: (#[0-9a-f]{6});/g)].map((match) => match[1])
      expect(papers.slice(-2)).toEqual([theme.paper.light, theme.paper.dark])
    }
  })
})

describe('a theme that extends another', () => {
  test('lays its style over the other and keeps the fonts that it does not name', async () => {
    const host = hostWith()
    const [base, modern] = await Promise.all([loadTheme('base', host), loadTheme('modern', host)])
    const style = await modern.style('web')
    expect(style.startsWith((await base.style('web')).trimEnd())).toBe(true)
    expect(style.length).toBeGreaterThan((await base.style('web')).length)
    expect(modern.fonts.text).toEqual(base.fonts.text)
    expect(modern.fonts.heading.faces).not.toEqual(base.fonts.heading.faces)
  })

  test('may be a folder of the project', async () => {
    const theme = await loadTheme(
      './looks/mine',
      hostWith({
        'looks/mine/theme.yaml': 'extends: ../plain',
        'looks/mine/words.yaml': 'en: { contents: In this book }',
        'looks/plain/theme.yaml': 'extends: modern',
        'looks/plain/web.css': 'p { color: inherit }',
        'looks/plain/icon.svg': '<svg/>',
      }),
    )
    const words = await theme.words('en-GB')
    expect(words.contents).toBe('In this book')
    expect(words.notes).toBe('Notes')
    expect((await theme.style('web')).endsWith('p { color: inherit }\n')).toBe(true)
    expect(await theme.file('icon.svg')).toBe('<svg/>')
    expect(theme.paper.light).toBe('#ffffff')
  })

  test('with an empty description changes nothing but must say what it extends', async () => {
    const error = await refusalOf('./bare', hostWith({ 'bare/theme.yaml': '' }))
    expect(error.message).toContain('`fonts.text`')
    expect(error.hint).toContain('extends: base')
  })

  test('is refused when the chain comes back to itself', async () => {
    const error = await refusalOf(
      './one',
      hostWith({ 'one/theme.yaml': 'extends: ../two', 'two/theme.yaml': 'extends: ../one' }),
    )
    expect(error.message).toBe('Theme `../one` extends itself')
    expect(error.hint).toContain('./one, ../two')
  })
})

describe('a theme that is not there', () => {
  test('is answered with the nearest name', async () => {
    expect((await refusalOf('modren')).hint).toBe('Did you mean `modern`?')
    expect((await refusalOf('Base')).hint).toBe('Did you mean `base`?')
  })

  test('is answered with all names when none is near', async () => {
    expect((await refusalOf('victorian')).hint).toContain('base, modern')
  })

  test('is answered with its path when a folder of the project has that name', async () => {
    const error = await refusalOf('mine', hostWith({ 'mine/theme.yaml': 'extends: base' }))
    expect(error.hint).toBe('Write `./mine` for the theme of that folder.')
  })

  test('is told what to put into its folder', async () => {
    expect((await refusalOf('./nowhere')).hint).toContain('theme.yaml')
  })
})

describe('the folder of a theme', () => {
  test.each(['..', '../base', 'base/../../secrets', '/etc', '\u0000', 'base\u0000'])(
    'cannot be left by the name %j',
    async (name) => {
      expect((await refusalOf(name)).message).toMatch(/^(There is no theme|Theme .* lies outside the project)/)
    },
  )

  test('cannot be a link out of the project', async () => {
    const host = hostWith({ '/elsewhere/theme.yaml': 'extends: base' }, { looks: '/elsewhere' })
    expect((await refusalOf('./looks', host)).message).toContain('outside the project')
  })

  test('cannot be left by the path of a file', async () => {
    const theme = await loadTheme('base', hostWith())
    await expect(theme.file('../../package.json')).rejects.toThrow('leads out of the theme')
    await expect(theme.file('/etc/passwd')).rejects.toThrow('leads out of the theme')
  })

  test('need not have a file that nobody has', async () => {
    const theme = await loadTheme('modern', hostWith())
    await expect(theme.file('no-such.svg')).rejects.toThrow('Theme `modern` has no file `no-such.svg`')
  })
})

describe('a mistake in theme.yaml is named with its place', () => {
  test.each([
    ['extends: base\nfonts: [', '2:9: the YAML is broken'],
    ['extends: base\ncolour: red', '2:9: `colour` is not a key of a theme'],
    ['extends: [base]', '1:10: `extends` must be text'],
    ['fonts:\n  text: Alegreya', '2:9: `fonts.text` must hold keys and values'],
    ['fonts:\n  text:\n    family: A\n    faces: ["400"]', '`fonts.text.package` is missing'],
    ['paper:\n  light: white\n  dark: "#000000"', '2:10: `paper.light` must be a colour'],
    [
      "fonts:\n  code:\n    family: A\n    package: '@fontsource/a'\n    faces:\n      - bold",
      '6:9: `fonts.code.faces.0` must look like "400" or "400 italic"',
    ],
    [
      "fonts:\n  code:\n    family: 'A\"; } body'\n    package: '@fontsource/a'\n    faces: ['400']",
      '3:13: `fonts.code.family` must be the name of a font family',
    ],
    [
      "fonts:\n  code:\n    family: A\n    package: ../../secrets\n    faces: ['400']",
      '4:14: `fonts.code.package` must be a package',
    ],
  ])('%j', async (text, message) => {
    expect((await refusalOf('./mine', hostWith({ 'mine/theme.yaml': text }))).message).toContain(message)
  })

  test('in words.yaml too', async () => {
    const host = hostWith({ 'mine/theme.yaml': 'extends: base', 'mine/words.yaml': 'en:\n  contents: [Contents]' })
    const theme = await loadTheme('./mine', host)
    await expect(theme.words('en')).rejects.toThrow('words.yaml:2:13: `en.contents` must be text')
  })
})
