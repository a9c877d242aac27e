/** npm `hyphen` has no types for its pattern files. */
declare module 'hyphen/patterns/*.js' {
  const patterns: unknown
  export default patterns
}
