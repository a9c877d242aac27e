/** The code behind the verbs, loaded when its verb is called: `--help` waits for none of it. */

export type Workshop = {
  readonly build: () => Promise<Pick<typeof import('../build.ts'), 'build'>>
  readonly outline: () => Promise<Pick<typeof import('../outline.ts'), 'outline'>>
  readonly copy: () => Promise<Pick<typeof import('../copy.ts'), 'copy'>>
  readonly doctor: () => Promise<Pick<typeof import('../doctor.ts'), 'doctor'>>
}

export const workshop: Workshop = {
  build: () => import('../build.ts'),
  outline: () => import('../outline.ts'),
  copy: () => import('../copy.ts'),
  doctor: () => import('../doctor.ts'),
}
