/** Quantities as people read them: times, sizes, counts. */

/** `0.2 s`, `12 s`, `1 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** `820 bytes`, `312 kB`, `1.4 MB`: thousands, as file managers count. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte')
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** `1 page`, `12 pages`, `150,000 words`. */
export function count(number: number, noun: string): string {
  return `${String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',')} ${number === 1 ? noun : `${noun}s`}`
}
