/** Why a bookplate cannot go into a PDF. */

/** It breaks a standard, or draws with a font that cannot be cut, so that a copy would carry the letters of others. */
export class UnfitBookplate extends Error {}
