import { seeded } from './random.ts'

/** Who sees more of a family than the colleagues do, times as often: Okafor has the renal ward, Batra the heart failure beds. */
export const LEANS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  batra: { 'heart-failure': 4 },
  okafor: { 'acute-kidney-injury': 5 },
}

/** How one provider documents and answers. Probabilities are 0 to 1, hours are elapsed. */
export type Habit = {
  /** Probability of vague words, by diagnosis family; `usual` where the family is not named. */
  vague: Readonly<Record<string, number>>
  usual: number
  medianHours: number
  undetermined: number
  /** Answers within seconds of opening, and agrees. */
  isHasty: boolean
}

/** The habits planted for someone to find, by the provider's short name. Tests and the tour of the demo read this. */
export const PLANTED = {
  batra: { what: 'writes heart failure without type or acuity', family: 'heart-failure', vague: 0.75 },
  okafor: { what: 'writes AKI where the record shows tubular injury', family: 'acute-kidney-injury', vague: 0.97 },
  harrow: { what: 'leaves out the side', family: 'laterality', vague: 0.95 },
  whitfield: { what: 'answers slowly', medianHours: 96 },
  fairweather: { what: 'answers "undetermined"', undetermined: 0.65 },
  nakata: { what: 'answers everything within ten seconds of opening it', isHasty: true },
} as const

const planted: Readonly<
  Record<string, { family?: string; vague?: number; medianHours?: number; undetermined?: number; isHasty?: boolean }>
> = PLANTED

/** Returns the habit of a provider: ordinary noise around the hospital's habits, and what was planted on top. */
export function habitOf(seed: string, name: string): Habit {
  const random = seeded(`${seed}/habit/${name}`)
  const usual = Math.min(0.6, Math.max(0.22, 0.4 + 0.07 * random.normal()))
  const own = planted[name] ?? {}
  return {
    usual,
    vague: own.family === undefined || own.vague === undefined ? {} : { [own.family]: own.vague },
    medianHours: own.medianHours ?? 9 * Math.exp(0.35 * random.normal()),
    undetermined: own.undetermined ?? random.between(0.03, 0.09),
    isHasty: own.isHasty ?? false,
  }
}
