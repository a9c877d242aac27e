/** Name and version, as they stand in what Chapbook makes. */

import packageJson from '../package.json' with { type: 'json' }

export const version: string = packageJson.version
export const producer = `Chapbook ${version}`
