import { later } from './clock.ts'
import { seeded } from './random.ts'

/** A taught hour of the demo: who was there, which family it was about, and what it truly did (tests compare with what is found). */
export type DemoSession = {
  id: string
  title: string
  family: string
  heldAt: Date
  minutes: number
  facilityId: string
  attendees: string[]
  /** What the attendees' probability of vague words is multiplied by afterwards. */
  trueEffect: number
}

const PLAN = [
  {
    id: 'demo-s-heart',
    title: 'Writing heart failure so that it can be understood',
    family: 'heart-failure',
    weeksAgo: 52,
    effect: 0.4,
    who: ['batra', 'osei', 'lindqvist', 'nakata', 'marchetti', 'haddad'],
    facilityId: 'demo-f-northgate',
  },
  {
    id: 'demo-s-nutrition',
    title: 'Malnutrition: using the dietitian note',
    family: 'malnutrition',
    weeksAgo: 38,
    effect: 1,
    who: ['osei', 'whitfield', 'okafor', 'delgado', 'salgado', 'petrov'],
    facilityId: 'demo-f-northgate',
  },
  {
    id: 'demo-s-kidney',
    title: 'Kidney injury: what happened and why',
    family: 'acute-kidney-injury',
    weeksAgo: 26,
    effect: 0.7,
    who: ['lindqvist', 'delgado', 'fairweather', 'sorensen', 'mbeki'],
    facilityId: 'demo-f-harbor',
  },
  {
    id: 'demo-s-mind',
    title: 'Naming a change in mental status',
    family: 'encephalopathy',
    weeksAgo: 12,
    effect: 0.6,
    who: ['nakata', 'batra', 'okafor', 'eklund', 'rahman'],
    facilityId: 'demo-f-northgate',
  },
] as const

/** Returns the sessions that were held in the 24 months before `now`, oldest first. */
export function sessionsBefore(now: Date, seed: string): DemoSession[] {
  return PLAN.map(({ weeksAgo, effect, who, ...session }) => {
    const random = seeded(`${seed}/session/${session.id}`)
    const heldAt = later(now, -weeksAgo * 7 * 24 - random.int(0, 40))
    return {
      ...session,
      heldAt,
      minutes: random.pick([30, 45, 60]),
      attendees: who.map((name) => `demo-p-${name}`),
      trueEffect: effect,
    }
  })
}

/** Returns what a provider's probability of vague words is multiplied by for a family on a day, from the sessions attended before. */
export function taughtFactor(sessions: readonly DemoSession[], providerId: string, family: string, at: Date): number {
  let factor = 1
  for (const session of sessions) {
    if (session.family === family && session.heldAt < at && session.attendees.includes(providerId))
      factor *= session.trueEffect
  }
  return factor
}
