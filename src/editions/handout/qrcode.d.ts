/** npm `qrcode` has no types for its encoder alone, which draws nothing. */
declare module 'qrcode/lib/core/qrcode.js' {
  const encoder: {
    /** Throws where the text is too long for any code. */
    create(
      text: string,
      options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
    ): { readonly modules: { readonly size: number; readonly data: Uint8Array } }
  }
  export default encoder
}
