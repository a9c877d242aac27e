/** Text from outside made safe to show: control characters cannot steer the terminal. */

/** Shows C0 and C1 controls as the replacement character; line breaks and tabs become spaces. */
export function visible(text: string): string {
  return text.replaceAll(/[\n\r\t]+/g, ' ').replaceAll(/\p{Control}/gu, '\ufffd')
}
