/** Codes of ONIX code lists (issue 75) for what Chapbook knows by other names. */

/** MARC relators → list 17. */
const roles: Readonly<Record<string, string>> = {
  aut: 'A01',
  ant: 'A10',
  art: 'A07',
  pht: 'A08',
  cmp: 'A06',
  lyr: 'A05',
  lbt: 'A04',
  dsr: 'A11',
  bkd: 'A11',
  ill: 'A12',
  aui: 'A24',
  win: 'A24',
  wpr: 'A15',
  aft: 'A19',
  ann: 'A20',
  cmm: 'A21',
  wac: 'A21',
  cov: 'A36',
  ctg: 'A39',
  ivr: 'A43',
  ive: 'A44',
  clr: 'A47',
  res: 'A51',
  rsr: 'A51',
  ctb: 'A32',
  edt: 'B01',
  abr: 'B04',
  adp: 'B05',
  trl: 'B06',
  edc: 'C01',
  com: 'C01',
  nrt: 'E07',
  pro: 'D01',
  drt: 'D02',
  dte: 'Z02',
}

/** List 17; a role that it lacks is another one. */
export function tradeRole(relator: string): string {
  return roles[relator] ?? 'Z99'
}

/** Authorities of subjects → list 27. */
const schemes: Readonly<Record<string, string>> = {
  ddc: '01',
  dewey: '01',
  udc: '02',
  lcsh: '04',
  bisac: '10',
  bic: '12',
  clil: '29',
  thema: '93',
}

/** List 27; any other scheme is proprietary, and its name goes with it. */
export function tradeScheme(authority: string): string {
  return schemes[authority.toLowerCase()] ?? '24'
}

/** Values of `accessibilityFeature` in schema.org → list 196. */
export const accessibilityFeatures: Readonly<Record<string, string>> = {
  unlocked: '10',
  tableOfContents: '11',
  index: '12',
  readingOrder: '13',
  alternativeText: '14',
  longDescription: '15',
  MathML: '17',
  pageBreakMarkers: '19',
  ttsMarkup: '21',
  structuralNavigation: '29',
  ARIA: '30',
  displayTransformability: '36',
  pageNavigation: '41',
  describedMath: '53',
}

/** Values of `accessibilityHazard` → list 143; `none` is the three that are excluded. */
export const hazards: Readonly<Record<string, readonly string[]>> = {
  none: ['14', '16', '18'],
  flashing: ['13'],
  noFlashingHazard: ['14'],
  unknownFlashingHazard: ['24'],
  sound: ['15'],
  noSoundHazard: ['16'],
  unknownSoundHazard: ['25'],
  motionSimulation: ['17'],
  noMotionSimulationHazard: ['18'],
  unknownMotionSimulationHazard: ['26'],
  unknown: ['24', '25', '26'],
}
