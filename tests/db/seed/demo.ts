import { buildDemoHospital, type DemoEncounter, type DemoHospital } from '#db/seed/hospital.ts'

export const NOW = new Date('2026-11-23T15:00:00Z')
/** The seed of the shipped demo (app/services/demo/fill.server.ts). */
export const SEED = 'addendum'

type Demo = { hospital: DemoHospital; encounters: DemoEncounter[] }
const kept = new Map<number, Demo>()
/** The demo, or its first encounters where the whole is not needed, made once a test file. */
export function theDemo(count = 3000): Demo {
  const known = kept.get(count)
  if (known) return known
  const hospital = buildDemoHospital({ seed: SEED, now: NOW, encounters: count })
  const demo = { hospital, encounters: [...hospital.encounters()] }
  kept.set(count, demo)
  return demo
}
export const queriesOf = (encounters: readonly DemoEncounter[]) =>
  encounters.flatMap((each) => each.queries.map((asked) => ({ each, asked })))
