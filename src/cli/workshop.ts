/** The code behind the verbs, loaded when its verb is called: `--help` waits for none of it. */

export type Workshop = {
  readonly build: () => Promise<Pick<typeof import('../build.ts'), 'build'>>
  readonly changes: () => Promise<Pick<typeof import('../changes.ts'), 'changes'>>
  readonly outline: () => Promise<Pick<typeof import('../outline.ts'), 'outline'>>
  readonly verify: () => Promise<Pick<typeof import('../verify.ts'), 'verify'>>
  readonly copy: () => Promise<Pick<typeof import('../copy.ts'), 'copy'>>
  readonly release: () => Promise<Pick<typeof import('../release.ts'), 'release'>>
  readonly doctor: () => Promise<Pick<typeof import('../doctor.ts'), 'doctor'>>
  readonly serve: () => Promise<Pick<typeof import('../serve.ts'), 'serve'>>
  readonly send: () => Promise<Pick<typeof import('../send.ts'), 'send'>>
  readonly poster: () => Promise<Pick<typeof import('../poster.ts'), 'poster'>>
}

export const workshop: Workshop = {
  build: () => import('../build.ts'),
  changes: () => import('../changes.ts'),
  outline: () => import('../outline.ts'),
  verify: () => import('../verify.ts'),
  copy: () => import('../copy.ts'),
  release: () => import('../release.ts'),
  doctor: () => import('../doctor.ts'),
  serve: () => import('../serve.ts'),
  send: () => import('../send.ts'),
  poster: () => import('../poster.ts'),
}
