/** Tells what a host fetches while something is made, and stops it with that. */

import type { Host, ProvidePackageOptions } from './host.ts'

/** The same host, whose packages are fetched under the signal and told; a host that fetches nothing stays as it is. */
export function tellOfPackages<Given extends Host>(host: Given, options: ProvidePackageOptions): Given {
  const { providePackage } = host
  if (!providePackage) return host
  return { ...host, providePackage: (wanted: Parameters<typeof providePackage>[0]) => providePackage(wanted, options) }
}
