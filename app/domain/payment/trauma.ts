import sites from './trauma-sites.json'

export type Trauma = 'certain' | 'possible' | 'none'

/** Beginnings of codes -> the sites they stand for, a bit each: half of all principals are injuries, so this is on the hot path. */
function siteBits(lists: Record<string, readonly string[]>): Map<string, number> {
  const bits = new Map<string, number>()
  for (const [site, beginnings] of Object.values(lists).entries())
    for (const beginning of beginnings) bits.set(beginning, (bits.get(beginning) ?? 0) | (1 << site))
  return bits
}
const CERTAIN = siteBits(sites.certain)
const POSSIBLE = siteBits(sites.possible)
const LENGTHS = [3, 4, 5] as const

function sitesOf(code: string, bits: ReadonlyMap<string, number>): number {
  let found = 0
  for (const length of LENGTHS) found |= bits.get(code.slice(0, length)) ?? 0
  return found
}

/** Whether a code is an injury at its initial encounter: the only ones that make multiple significant trauma. */
function isInitialInjury(code: string): boolean {
  if (code.length !== 7 || !code.startsWith('S')) return false
  const encounter = code[6]
  return encounter === 'A' || encounter === 'B' || encounter === 'C'
}

const hasTwo = (bits: number): boolean => (bits & (bits - 1)) !== 0

/**
 * Multiple significant trauma (MDC 24): a trauma principal and significant injuries of at least two body sites, the principal among them or
 * not. "certain" by our short list, "possible" where only the official lists could tell, else "none".
 */
export function traumaOf(principal: string, secondary: readonly { code: string }[]): Trauma {
  if (!isInitialInjury(principal)) return 'none'
  let certain = sitesOf(principal, CERTAIN)
  let possible = sitesOf(principal, POSSIBLE)
  for (const { code } of secondary) {
    if (!isInitialInjury(code)) continue
    certain |= sitesOf(code, CERTAIN)
    possible |= sitesOf(code, POSSIBLE)
  }
  if (hasTwo(certain)) return 'certain'
  return hasTwo(possible) ? 'possible' : 'none'
}
