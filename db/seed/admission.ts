import type { CheckResult, Draft } from '#app/domain/query/draft.ts'
import { FIRST_NOTE_HOURS, isWeekend, later, localDay, momentOn } from './clock.ts'
import { type DemoSession, taughtFactor } from './education.ts'
import { type Habit, LEANS } from './habits.ts'
import conditionFile from './people/long-standing.json'
import { type DemoFacility, type DemoProvider, FACILITIES, providersOf } from './people.ts'
import type { Random } from './random.ts'
import { encounterOf, patientOf } from './registration.ts'
import { PROBLEMS, problemById } from './scenarios/all.ts'
import { ANALYTES, curveOf, fillUsual, type Series } from './series.ts'
import type { ProblemSpec } from './spec.ts'
import { type Stay, type StayProblem, settle, settleFacts } from './stay.ts'

export type Condition = { words: string; codes: string[]; drug: string[] | null; sex?: string }
export const CONDITIONS: Readonly<Record<string, Condition>> = conditionFile

/** What is decided beforehand for an encounter of the tour; the rest is drawn. */
export type Wish = {
  problem?: string
  attending?: string
  facility?: string
  isVague?: boolean
  /** Hours before `now` at which the stay ended; negative where the patient is still in house. */
  endedHoursAgo?: number
  query?: 'open' | 'answered' | 'none'
  coder?: string
}

export type House = {
  seed: string
  now: Date
  sessions: readonly DemoSession[]
  habit: (provider: DemoProvider) => Habit
  /** The compliance rules; without them every query is taken as it is. */
  check?: (draft: Draft) => CheckResult
}

const principals = PROBLEMS.filter(({ share }) => share > 0)

function pickFacility(random: Random, wish: Wish): DemoFacility {
  const wished = FACILITIES.find(({ id }) => id === wish.facility)
  return wished ?? random.weighted(FACILITIES, ({ share }) => share)
}

/** Hours after arrival by which the first note is written: nobody's chart is empty, as at a hospital that sends a chart with its first note. */
const FIRST_NOTE = { visit: 1, elective: 7, unplanned: FIRST_NOTE_HOURS } as const
const HOURS = { visit: [8.2, 16.4], elective: [5.8, 7.4], unplanned: [7, 22] } as const

/** Hours before now at which the stay began or the visit was: even over 24 months, and denser in the last ten days, whose charts are still at work. */
function arrival(
  random: Random,
  now: Date,
  kind: 'visit' | 'elective' | 'unplanned',
  nights: number,
  wish: Wish,
  timeZone: string,
): { day0: number; hour: number } {
  const today = localDay(now, timeZone)
  const [from, to] = HOURS[kind]
  const hour = random.between(from, to)
  const back = random.chance(0.125) ? random.int(0, 10) : random.int(0, 728)
  let day0 =
    wish.endedHoursAgo === undefined ? today - back : localDay(later(now, -wish.endedHoursAgo), timeZone) - nights
  // Clinics and planned surgery rest at the weekend; and nobody has arrived who comes later today, or of whom nothing is written yet.
  const written = later(now, -FIRST_NOTE[kind])
  while (momentOn(day0, hour, timeZone) > written || (kind !== 'unplanned' && isWeekend(day0))) day0 -= 1
  return { day0, hour }
}

function sexOf(random: Random, spec: ProblemSpec): 'female' | 'male' {
  return spec.sex ?? (random.chance(0.52) ? 'female' : 'male')
}

function conditionsOf(random: Random, specs: readonly ProblemSpec[], ageYears: number, sex: string): string[] {
  if (ageYears < 18 || specs.some(({ family }) => family === 'obstetrics')) return []
  const has = new Set(specs.flatMap((spec) => spec.has ?? []))
  const barred = new Set(specs.flatMap((spec) => spec.hasNot ?? []))
  for (const spec of specs) barred.add(spec.id)
  if (specs.some(({ family }) => family === 'depression')) barred.add('anxiety')
  if (specs.some(({ family }) => family === 'diabetes')) has.add('diabetes')
  const chances: [string, number][] = [
    ['hypertension', 0.5],
    ['lipids', 0.4],
    ['diabetes', 0.18],
    ['reflux', 0.24],
    ['thyroid', 0.12],
    ['coronary-disease', 0.14],
    ['gout', 0.07],
    ['prostate', 0.2],
    ['osteoarthritis', 0.2],
    ['anxiety', 0.12],
  ]
  const ageing = Math.min(1.2, ageYears / 65)
  for (const [name, chance] of chances) {
    if (CONDITIONS[name]?.sex !== undefined && CONDITIONS[name]?.sex !== sex) continue
    if (!barred.has(name) && random.chance(chance * ageing)) has.add(name)
  }
  return Object.keys(CONDITIONS).filter(
    (name) => has.has(name) && (!barred.has(name) || specs.some((spec) => spec.has?.includes(name))),
  )
}

function alongWith(random: Random, spec: ProblemSpec, wish: Wish): ProblemSpec[] {
  const chosen = [spec]
  for (const [id, chance] of Object.entries(spec.along ?? {})) {
    const other = problemById(id)
    const isBarred = chosen.some(
      (each) => each.family === other.family || each.hasNot?.includes(id) || other.hasNot?.includes(each.id),
    )
    if (!isBarred && chosen.length < 4 && random.chance(wish.problem === undefined ? chance : chance * 0.6))
      chosen.push(other)
  }
  return chosen
}

function problemOf(random: Random, spec: ProblemSpec, isVague: boolean): StayProblem {
  const facts = settleFacts(spec, isVague, random)
  return { spec, isVague, facts, history: [] }
}

function seriesOf(stay: Pick<Stay, 'problems' | 'nights' | 'heightCm' | 'ageYears'>, random: Random): Series {
  const series: Series = new Map()
  // What comes along changes the values that the reason for the stay would have had.
  for (const problem of stay.problems) {
    const place = random.next()
    const curves = Object.entries(problem.spec.labs ?? {})
    for (const [name, value] of problem.facts) if (name.startsWith('lab:')) curves.push([name.slice(4), value])
    for (const [key, text] of curves) {
      if (key === 'weight') continue
      const curve = curveOf(text, stay.nights, place, random)
      // Of two reasons for oxygen the one that needs more sets the flow.
      const flow = key === 'o2' ? series.get(key) : undefined
      series.set(key, flow ? curve.map((value, day) => Math.max(value, flow[day] ?? 0)) : curve)
    }
    const dbp = series.get('dbp')
    if (dbp) series.set('dbp set', dbp)
  }
  const isNewborn = stay.ageYears < 1
  if (!series.has('bmi') && !isNewborn) series.set('bmi', curveOf('22.4-29.6', stay.nights, random.next(), random))
  const birthWeight = stay.problems.map(({ facts }) => facts.get('bw')).find((weight) => weight !== undefined)
  const base =
    birthWeight === undefined ? (series.get('bmi')?.[0] ?? 25) * (stay.heightCm / 100) ** 2 : Number(birthWeight)
  const gain = stay.problems.map(({ spec }) => spec.labs?.weight).find((text) => text?.startsWith('+'))
  const play = base * 0.003
  const over = gain === undefined ? null : curveOf(gain, stay.nights, random.next(), random)
  series.set(
    'weight',
    Array.from({ length: stay.nights + 1 }, (_, day) => base + (over?.[day] ?? 0) + random.between(-play, play)),
  )
  fillUsual(series, stay.nights, random, isNewborn)
  for (const [key, values] of series)
    series.set(
      key,
      values.map((value) => Number(value.toFixed(ANALYTES[key]?.decimals ?? 1))),
    )
  return series
}

function kindOf(spec: ProblemSpec): keyof typeof HOURS {
  if (spec.isElective === true) return 'elective'
  return spec.class === 'outpatient' ? 'visit' : 'unplanned'
}

/** Returns the stay number `number` of the hospital: patient, problems, values by day. The same seed and number give the same stay. */
export function admit(house: House, number: number, random: Random, wish: Wish): Stay {
  const facility = pickFacility(random, wish)
  const possible = principals.filter(({ specialties }) =>
    specialties.some((name) => providersOf(name, facility.id).length > 0),
  )
  const spec = wish.problem === undefined ? random.weighted(possible, ({ share }) => share) : problemById(wish.problem)
  const specs = alongWith(random, spec, wish)
  const nights = random.int(spec.nights[0], spec.nights[1])
  const { day0, hour } = arrival(random, house.now, kindOf(spec), nights, wish, facility.timeZone)
  const startAt = momentOn(day0, Math.round(hour * 60) / 60, facility.timeZone)
  const attending = attendingOf(house, random, spec, facility, startAt, wish)
  const trueEnd =
    nights === 0
      ? later(startAt, spec.class === 'outpatient' ? 0.5 : random.between(2.5, 5))
      : momentOn(day0 + nights, random.between(10.5, 16), facility.timeZone)
  const ageYears = random.int(spec.ages[0], spec.ages[1])
  const sex = sexOf(random, spec)
  const factor = (each: ProblemSpec) =>
    (house.habit(attending).vague[each.family] ?? house.habit(attending).usual) *
    taughtFactor(house.sessions, attending.id, each.family, startAt)
  const problems = specs.map((each, index) =>
    problemOf(random, each, (index === 0 ? wish.isVague : undefined) ?? random.chance(factor(each))),
  )
  const heightCm = ageYears < 1 ? 50 : Math.round((sex === 'female' ? 162 : 176) + 6 * random.normal())
  const conditions = conditionsOf(random, specs, ageYears, sex)
  const part = { problems, nights, heightCm, ageYears }
  const stay: Stay = {
    ...part,
    number,
    random,
    facility,
    attending,
    day0,
    trueEnd,
    conditions,
    now: house.now,
    series: seriesOf(part, random),
    patient: patientOf(random, number, sex, ageYears, day0, facility),
    encounter: {
      ...encounterOf(random, number, spec, facility, ageYears, startAt, trueEnd, house.now),
      service: attending.specialty,
    },
  }
  for (const [index, problem] of problems.entries()) {
    const lines = index === 0 ? problem.spec.hpi : (problem.spec.aside ?? [])
    problem.history = lines.map((line) => settle(random, line))
  }
  return stay
}

function attendingOf(
  house: House,
  random: Random,
  spec: ProblemSpec,
  facility: DemoFacility,
  startAt: Date,
  wish: Wish,
): DemoProvider {
  const candidates = spec.specialties.flatMap((name) => providersOf(name, facility.id).map((provider) => provider))
  const wished = candidates.find(({ shortName }) => shortName === wish.attending)
  if (wished) return wished
  // The physician of the tour has only the tour's charts in the last weeks, so that the inbox is a few queries long.
  const isRecent = house.now.getTime() - startAt.getTime() < 21 * 24 * 3_600_000
  const free = candidates.filter(({ shortName }) => !(isRecent && shortName === 'osei'))
  return random.weighted(
    free,
    ({ specialty, shortName }) =>
      ((specialty === spec.specialties[0] ? 3 : 1) * (LEANS[shortName]?.[spec.family] ?? 1)) /
      providersOf(specialty, facility.id).length,
  )
}
