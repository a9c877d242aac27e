/** Counts what was claimed, and prints each claim on a line of its own. */

let passed = 0
let failed = 0

/** Prints `✓ claim` or `✗ claim`, and below a claim that does not hold what was found instead. */
export function check(claim, holds, otherwise = '') {
  if (holds) passed += 1
  else failed += 1
  process.stdout.write(`${holds ? '✓' : '✗'} ${claim}\n`)
  if (!holds && otherwise !== '') process.stdout.write(`    ${String(otherwise).trim().replaceAll('\n', '\n    ')}\n`)
}

/** The same where a claim needs something that may itself fail; nothing is thrown. */
export async function checkThat(claim, holds) {
  try {
    const otherwise = await holds()
    check(claim, otherwise === undefined, otherwise)
  } catch (error) {
    check(claim, false, String(error))
  }
}

/** Prints the total; returns the exit code. */
export function conclude() {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}
