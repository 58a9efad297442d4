import { buildDemoHospital, type DemoEncounter, type DemoHospital } from '#db/seed/hospital.ts'

export const NOW = new Date('2026-11-23T15:00:00Z')
export const SEED = 'northgate'

let kept: { hospital: DemoHospital; encounters: DemoEncounter[] } | null = null
/** The demo of 3,000 encounters, made once a test file. */
export function theDemo(): { hospital: DemoHospital; encounters: DemoEncounter[] } {
  if (kept) return kept
  const hospital = buildDemoHospital({ seed: SEED, now: NOW })
  kept = { hospital, encounters: [...hospital.encounters()] }
  return kept
}
export const queriesOf = (encounters: readonly DemoEncounter[]) =>
  encounters.flatMap((each) => each.queries.map((asked) => ({ each, asked })))
