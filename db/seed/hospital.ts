import type {
  ChartProcedure,
  CodedLine,
  Encounter,
  EncounterProvider,
  Medication,
  Patient,
  Problem,
} from '#app/domain/encounter/chart.ts'
import type { Facility, Provider } from '#app/domain/identity/provider.ts'
import type { User } from '#app/domain/identity/role.ts'
import { admit, type House, type Wish } from './admission.ts'
import type { Chart } from './asking.ts'
import { later, localDay, momentOn, officeTime } from './clock.ts'
import { linesOf } from './coding.ts'
import { type DemoSession, sessionsBefore } from './education.ts'
import { type DemoResult, medicationsOf, problemsOf, proceduresOf, resultsOf } from './facts.ts'
import { carryAnswers } from './following.ts'
import { type Habit, habitOf } from './habits.ts'
import { withHint } from './hinted.ts'
import { type DemoQuery, inquire } from './inquiry.ts'
import { documentsOf } from './notes/chart.ts'
import type { WrittenDocument } from './notes/writer.ts'
import { type DemoProvider, FACILITIES, officeOf, PROVIDERS, USERS } from './people.ts'
import { seeded } from './random.ts'
import { rememberPeople } from './returning.ts'
import type { Stay } from './stay.ts'
import tour from './tour.json'
import { visitsOf } from './visits.ts'

/** Everything about one encounter of the demo, in the types of the domain. */
export type DemoEncounter = {
  patient: Patient
  encounter: Encounter
  providers: EncounterProvider[]
  documents: WrittenDocument[]
  results: DemoResult[]
  medications: Medication[]
  procedures: ChartProcedure[]
  problems: Problem[]
  lines: CodedLine[]
  queries: DemoQuery[]
  assignedTo: string | null
  /** For tests: what the patient has, and of what the attending wrote in vague words. */
  truth: { id: string; family: string; isVague: boolean }[]
}

export type DemoHospital = {
  facilities: Facility[]
  providers: Provider[]
  users: User[]
  sessions: DemoSession[]
  /** Encounters one at a time, oldest number first; the same seed and `now` give the same ones. */
  encounters(): Generator<DemoEncounter>
}

export type DemoOptions = {
  seed: string
  now: Date
  encounters?: number
  check?: House['check']
  /** "facts" leaves out notes, results and what queries quote: encounters, codes and times for scorecards in great numbers. */
  detail?: 'full' | 'facts'
}

const WISHES: readonly Wish[] = tour.map(({ query, ...wish }) => ({
  ...wish,
  ...(query === 'open' || query === 'answered' || query === 'none' ? { query } : {}),
}))

/** Which DRG the site's encoder sent for a surgical stay or a birth: by the severity of its codes, as a site would send it. */
function encoderDrgOf(stay: Stay, lines: readonly CodedLine[]): string | null {
  const triple = stay.problems
    .map(({ spec }) => spec.encoderDrg)
    .find((drg) => drg !== undefined)
    ?.split('/')
  if (!triple || lines.length === 0 || stay.encounter.endAt === null) return null
  const codes = lines.slice(1).map(({ code }) => code)
  const isMajor = codes.some((code) => /^(E43|G934[19]|G928|J96[02]0?1?|L89153|N170)$/.test(code))
  const isMinor = codes.some((code) => /^(D62|E440|E46|N179|F05|K567|K9189|E871|N184)$/.test(code))
  return (isMajor ? triple[2] : isMinor ? triple[1] : triple[0]) ?? null
}

type Coding = Pick<Encounter, 'codingState' | 'billStatus'> & { lines: CodedLine[]; assignedTo: string | null }

function codedAtOf(stay: Stay): Date {
  const zone = stay.facility.timeZone
  return officeTime(later(stay.trueEnd, stay.random.between(5, 34)), zone, stay.random.next())
}

function codingOf(
  stay: Stay,
  wish: Wish,
  inquiry: ReturnType<typeof inquire>,
  codedAt: Date,
  coder: string,
  cdi: string,
): Coding {
  const { now, random, encounter } = stay
  const hasQuery = inquiry.queries.length > 0
  const assignedTo = wish.coder ?? (random.chance(0.7) ? coder : null)
  const early = momentOn(stay.day0 + 1, 14.5, stay.facility.timeZone)
  const isEarly = encounter.class === 'inpatient' && early < now && (hasQuery || random.chance(0.5)) && stay.nights >= 2
  const isReached = codedAt <= now && wish.query !== 'none'
  if (!isReached && !(isEarly && wish.query !== 'none'))
    return { codingState: 'uncoded', billStatus: 'unbilled', lines: [], assignedTo }
  const finalAt = inquiry.isWaiting
    ? null
    : inquiry.lastClosedAt && inquiry.lastClosedAt > codedAt
      ? inquiry.lastClosedAt
      : codedAt
  const isFinal = isReached && encounter.endAt !== null && finalAt !== null && finalAt <= now
  const stage = isFinal ? 'final' : 'working'
  const at = isFinal ? finalAt : isReached ? codedAt : early
  const lines = linesOf(stay, inquiry.codes, { stage, codedBy: isReached ? (wish.coder ?? coder) : cdi, codedAt: at })
  const isBilled = isFinal && later(at, 60) <= now
  return { codingState: stage, billStatus: isBilled ? 'billed' : 'unbilled', lines, assignedTo }
}

function consultantsOf(stay: Stay, documents: readonly WrittenDocument[]): EncounterProvider[] {
  const ids = new Set(
    documents.flatMap(({ authorId }) => (authorId && authorId !== stay.attending.id ? [authorId] : [])),
  )
  const isSurgical =
    ['Orthopedic Surgery', 'General Surgery'].includes(stay.attending.specialty) && stay.encounter.class === 'inpatient'
  const own: EncounterProvider[] = [
    { encounterId: stay.encounter.id, providerId: stay.attending.id, part: 'attending' },
  ]
  if (isSurgical) own.push({ encounterId: stay.encounter.id, providerId: stay.attending.id, part: 'surgeon' })
  return [
    ...own,
    ...[...ids].map((providerId) => ({ encounterId: stay.encounter.id, providerId, part: 'consultant' as const })),
  ]
}

function encounterOf(house: House, stay: Stay, wish: Wish, detail: 'full' | 'facts'): DemoEncounter {
  const isFull = detail === 'full'
  const { random } = stay
  const documents = isFull ? documentsOf(stay, random.fork('notes')) : []
  const results = isFull ? resultsOf(stay, random.fork('results')) : []
  const chart: Chart | null = isFull ? { documents, results } : null
  const codedAt = codedAtOf(stay)
  const coder = random.pick(officeOf('coder', stay.facility.id)).id
  const cdi = random.pick(officeOf('cdi', stay.facility.id)).id
  const inquiry = inquire(stay, house, wish, chart, { codedAt, billedAt: later(codedAt, 80) })
  const { lines, assignedTo, ...coding } = codingOf(stay, wish, inquiry, codedAt, coder, cdi)
  return {
    patient: stay.patient,
    encounter: { ...stay.encounter, ...coding, encoderDrg: encoderDrgOf(stay, lines) },
    providers: [...consultantsOf(stay, documents), ...redirects(stay, inquiry.queries)],
    documents: carryAnswers(documents, inquiry.queries),
    results,
    medications: isFull ? medicationsOf(stay) : [],
    procedures: isFull ? [...proceduresOf(stay), ...visitsOf(stay)] : [],
    problems: isFull ? problemsOf(stay, random.fork('problems')) : [],
    lines,
    queries: inquiry.queries,
    assignedTo,
    truth: stay.problems.map(({ spec, isVague }) => ({ id: spec.id, family: spec.family, isVague })),
  }
}

/** Whoever a query was redirected to had a part in the stay. */
function redirects(stay: Stay, queries: readonly DemoQuery[]): EncounterProvider[] {
  const ids = new Set(
    queries.flatMap(({ query }) =>
      query.providerId && query.providerId !== stay.attending.id ? [query.providerId] : [],
    ),
  )
  return [...ids].map((providerId) => ({ encounterId: stay.encounter.id, providerId, part: 'other' }))
}

const bare = ({ id, source, npi, name, specialty, facilityIds }: DemoProvider): Provider => ({
  id,
  source,
  npi,
  name,
  specialty,
  facilityIds: [...facilityIds],
})

/**
 * Returns an invented hospital whose 24 months end at `now`. The first encounters are those of the tour: queries that wait for the demo
 * physician, charts that wait for the demo coder.
 */
export function buildDemoHospital({ seed, now, encounters = 3000, check, detail = 'full' }: DemoOptions): DemoHospital {
  const sessions = sessionsBefore(now, seed)
  const habits = new Map<string, Habit>(PROVIDERS.map((provider) => [provider.id, habitOf(seed, provider.shortName)]))
  const house: House = {
    check,
    seed,
    now,
    sessions,
    habit: (provider) => habits.get(provider.id) ?? habitOf(seed, provider.shortName),
  }
  return {
    facilities: FACILITIES.map(({ id, source, name, timeZone }) => ({ id, source, name, timeZone })),
    providers: PROVIDERS.map(bare),
    users: [...USERS],
    sessions,
    *encounters() {
      const recognise = rememberPeople()
      for (let number = 1; number <= encounters; number++) {
        const wish = WISHES[number - 1]
        const drawn = admit(house, number, seeded(`${seed}/encounter/${number}`), wish ?? {})
        const stay = recognise(wish === undefined ? withHint(drawn) : drawn, wish !== undefined)
        yield encounterOf(house, stay, wish ?? {}, detail)
      }
    },
  }
}

/** The local day on which the demo's last month ends, for who shows it. */
export const lastDayOf = (now: Date): number => localDay(now, FACILITIES[0]?.timeZone ?? 'UTC')
