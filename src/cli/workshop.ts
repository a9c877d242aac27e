/** The code behind the verbs, loaded when its verb is called: `--help` waits for none of it. */

export type Workshop = {
  readonly build: () => Promise<Pick<typeof import('../build.ts'), 'build'>>
  readonly outline: () => Promise<Pick<typeof import('../outline.ts'), 'outline'>>
  readonly doctor: () => Promise<Pick<typeof import('../doctor.ts'), 'doctor'>>
  readonly serve: () => Promise<Pick<typeof import('../serve.ts'), 'serve'>>
  readonly send: () => Promise<Pick<typeof import('../send.ts'), 'send'>>
  readonly poster: () => Promise<Pick<typeof import('../poster.ts'), 'poster'>>
}

export const workshop: Workshop = {
  build: () => import('../build.ts'),
  outline: () => import('../outline.ts'),
  doctor: () => import('../doctor.ts'),
  serve: () => import('../serve.ts'),
  send: () => import('../send.ts'),
  poster: () => import('../poster.ts'),
}
