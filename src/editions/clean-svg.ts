/** The bytes of an SVG picture without what runs or reaches outside; its parser is loaded only where there is one. */
export async function cleanSvg(bytes: Uint8Array): Promise<Uint8Array> {
  const { safeSvg } = await import('../manuscript/svg.ts')
  return new TextEncoder().encode(safeSvg(new TextDecoder().decode(bytes)))
}
