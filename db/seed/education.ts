import { proposeOrder } from '#app/domain/education/effect/plan.ts'
import { later } from './clock.ts'
import { PROVIDERS } from './people.ts'
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
  /** The program that it is a step of. */
  programId?: string
}

/** A program whose order was drawn by lot: half of who treats heart failure first, the others a year later. */
export const HEART_PROGRAM = { id: 'demo-g-heart', title: 'Heart failure in two waves', seed: 10, steps: 2 } as const

/** The short names of each step, as the lot gave them; anyone draws them again from the same people and seed. */
export function heartSteps(): string[][] {
  const meant = PROVIDERS.filter(({ specialty }) => ['Hospital Medicine', 'Cardiology'].includes(specialty))
  const drawn = proposeOrder(
    meant.map(({ shortName }) => shortName),
    HEART_PROGRAM.steps,
    HEART_PROGRAM.seed,
  )
  return drawn.ok ? drawn.value.steps.map(({ groups }) => groups) : []
}

type Planned = {
  id: string
  title: string
  family: string
  weeksAgo: number
  effect: number
  who: readonly string[]
  facilityId: string
  programId?: string
}

// One that worked and can be seen to have, one that changed nothing, and three of which too little is known.
const PLAN: readonly Planned[] = [
  {
    id: 'demo-s-heart',
    title: 'Writing heart failure so that it can be understood',
    family: 'heart-failure',
    weeksAgo: 52,
    effect: 0.12,
    who: heartSteps()[0] ?? [],
    facilityId: 'demo-f-northgate',
    programId: HEART_PROGRAM.id,
  },
  {
    id: 'demo-s-joints',
    title: 'Arthritis: which joint, which side',
    family: 'arthritis',
    weeksAgo: 50,
    effect: 1,
    who: ['brightwater', 'mcallan', 'okafor', 'batra', 'whitfield', 'amadi', 'quist', 'delgado'],
    facilityId: 'demo-f-harbor',
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
  {
    id: 'demo-s-heart-2',
    title: 'Writing heart failure so that it can be understood, second wave',
    family: 'heart-failure',
    weeksAgo: 4,
    effect: 0.12,
    who: heartSteps()[1] ?? [],
    facilityId: 'demo-f-northgate',
    programId: HEART_PROGRAM.id,
  },
]

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
