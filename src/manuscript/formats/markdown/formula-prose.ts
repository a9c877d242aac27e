/** Tells sums of money with words between them from formulas. */

/** Signs that TeX has and prose has not. */
const signOfTex = /[\\^_{}=<>+*/|]/
/** The same where it begins with a number: `$5 and/or 10$` is money. */
const signOfTexBehindNumber = /[\\^_{}=<>+]/

/** Whether what stands between two dollars is prose: several words, one of them of two letters or more, and no sign of TeX. */
export function isProse(content: string): boolean {
  const sign = /^\d/.test(content) ? signOfTexBehindNumber : signOfTex
  return !sign.test(content) && /\s/.test(content.trim()) && /(?<!\p{L})\p{L}{2,}/u.test(content)
}
