/** A weight as people read it: 1.2683. Weights are kept x 10,000. */
export const sayWeight = (weightX10000: number | null): string =>
  weightX10000 === null ? 'not in the loaded table' : (weightX10000 / 10_000).toFixed(4)

/** A difference with its sign: "+0.4657", "-0.0312", "none". */
export function sayDifference(differenceX10000: number | null): string {
  if (differenceX10000 === null) return 'cannot be told'
  if (differenceX10000 === 0) return 'none'
  const size = (Math.abs(differenceX10000) / 10_000).toFixed(4)
  return differenceX10000 > 0 ? `+${size}` : `−${size}`
}

/** Which way, in a word beside the figure. */
export function sayDirection(differenceX10000: number | null): string {
  if (differenceX10000 === null) return ''
  if (differenceX10000 === 0) return 'no change'
  return differenceX10000 > 0 ? 'up' : 'down'
}

export const SEVERITY_WORDS: Record<string, string> = { MCC: 'with MCC', CC: 'with CC', NON_CC: 'without CC or MCC' }

const NOT_GROUPED: Record<string, string> = {
  'not-loaded': 'no tables are loaded for the day',
  'principal-not-in-table': 'principal not in the loaded table',
  'procedures-need-encoder': 'surgical: needs the encoder',
  'delivery-needs-procedures': 'delivery: needs the encoder',
  'newborn-needs-problem-lists': 'newborn: needs the encoder',
  'hiv-needs-related-list': 'HIV: needs the encoder',
  'inhalation-needs-list': 'burn: needs the encoder',
}
/** Why there is no DRG, in a few words. */
export const sayNotGrouped = (why: string | null): string => (why === null ? 'no DRG' : (NOT_GROUPED[why] ?? why))
