/** Things that several editions of one build need, made once. */

import type { EditionContext } from './edition.ts'

/** Makes the `once` of a build. What fails, fails for all who ask. */
export function onceEach(): EditionContext['once'] {
  const made = new Map<string, Promise<unknown>>()
  return <T>(name: string, make: () => Promise<T>): Promise<T> => {
    const known = made.get(name)
    // A name stands for one thing, so what was made under it is what is asked for.
    if (known) return known as Promise<T>
    const making = make()
    made.set(name, making)
    return making
  }
}
