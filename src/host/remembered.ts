/** Makes a thing once on a machine: the second time it comes from the host's cache. */

import type { Host } from './host.ts'

/** The bytes that are kept under a key; where there are none, `make` makes them. Fails only where `make` does. */
export async function remembered(
  key: string,
  { cache }: Pick<Host, 'cache'>,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const before = await cache.get(key)
  if (before) return before
  const bytes = await make()
  await cache.put(key, bytes)
  return bytes
}

/** The same for a value that JSON can hold. Another form of it needs another key. */
export async function rememberedValue<T>(key: string, host: Pick<Host, 'cache'>, make: () => Promise<T>): Promise<T> {
  const bytes = await remembered(key, host, async () => new TextEncoder().encode(JSON.stringify(await make())))
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}
