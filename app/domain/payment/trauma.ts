import sites from './trauma-sites.json'

type SiteLists = Record<string, readonly string[]>

/** Whether a code is an injury at its initial encounter: the only ones that make multiple significant trauma. */
const isInitialInjury = (code: string): boolean => code.length === 7 && code.startsWith('S') && /[ABC]$/.test(code)

function sitesHit(codes: readonly string[], lists: SiteLists): number {
  let hit = 0
  for (const beginnings of Object.values(lists)) {
    if (codes.some((code) => beginnings.some((beginning) => code.startsWith(beginning)))) hit += 1
  }
  return hit
}

/**
 * Multiple significant trauma (MDC 24): a trauma principal and significant injuries of at least two body sites, the principal among them or
 * not. "certain" by our short list, "possible" where only the official lists could tell, else "none".
 */
export function traumaOf(principal: string, secondary: readonly { code: string }[]): 'certain' | 'possible' | 'none' {
  if (!isInitialInjury(principal)) return 'none'
  const injuries = [principal, ...secondary.map(({ code }) => code)].filter(isInitialInjury)
  if (injuries.length < 2) return 'none'
  if (sitesHit(injuries, sites.certain) >= 2) return 'certain'
  return sitesHit(injuries, sites.possible) >= 2 ? 'possible' : 'none'
}
