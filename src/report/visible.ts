/** Text from outside made safe to show: control characters cannot steer the terminal. */

/** Shows controls, those that turn the direction of writing too, as the replacement character; line breaks and tabs become spaces. */
export function visible(text: string): string {
  return text.replaceAll(/[\n\r\t]+/g, ' ').replaceAll(/\p{Control}|\p{Bidi_Control}/gu, '\ufffd')
}
