/** How even the word spaces of a line are: badness and classes of D. E. Knuth, "The TeXbook" (1984), chapter 14. */

/**
 * How bad a line is: 0 with natural spaces, 100 where they are stretched or shrunk by just what they like, growing with the third
 * power.
 */
export function badnessOf(ratio: number): number {
  const away = Math.abs(ratio)
  return 100 * away * away * away
}

/** Tight, normal, loose, very loose: 0 to 3. The limits are badness 12 (half of what a space likes) and 99. */
export function classOf(ratio: number): 0 | 1 | 2 | 3 {
  if (ratio < -0.5) return 0
  if (ratio <= 0.5) return 1
  return ratio <= 1 ? 2 : 3
}
