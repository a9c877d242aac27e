/** The mathematics that a book may hold: elements and attributes of MathML Core (https://www.w3.org/TR/mathml-core/). */

/** Elements inside `math`. */
export const mathElements: ReadonlySet<string> = new Set(
  (
    'mrow mi mn mo mtext mspace ms mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts ' +
    'mpadded mphantom mstyle mtable mtr mtd'
  ).split(' '),
)

/** Attributes of `math` and of what is in it, as they are written. */
export const mathAttributes: readonly string[] = (
  'display displaystyle scriptlevel mathvariant form fence separator lspace rspace stretchy symmetric maxsize minsize ' +
  'largeop movablelimits linethickness width height depth voffset columnspan rowspan accent accentunder'
).split(' ')

/** What the parts of a formula may be called; the styles of the editions know these names. */
export const mathClasses: ReadonlySet<string> = new Set(
  'align-left align-right math-lines math-small prime boxed struck-up struck-down struck-out struck-both overlined underlined'.split(
    ' ',
  ),
)

/** Declarations by which cells are set apart and ruled: `padding-left: 0.5em`, `border-bottom: 0.06em solid`. */
export const mathStyle =
  /^(?:(?:padding(?:-(?:left|right|top|bottom))?: ?-?\d*\.?\d+em|border-(?:left|right|top|bottom): ?\d*\.?\d+em (?:solid|dashed|double));? ?)+$/
