import type { User } from '#app/domain/identity/role.ts'
import type { Finding } from '#app/domain/query/draft.ts'
import type {
  Answer,
  LineSnapshot,
  Override,
  Query,
  QueryEvent,
  Reconciliation,
  Shown,
  Timing,
  Wording,
} from '#app/domain/query/query.ts'
import { outcomeOf } from '#app/domain/query/reconcile.ts'
import { hashOfShown, shownOf } from '#app/domain/query/shown.ts'
import type { House, Wish } from './admission.ts'
import { replyOf, signedAnswer } from './answering.ts'
import { type Chart, documentedFor, type Question, questionOf } from './asking.ts'
import { later, momentOn, officeTime } from './clock.ts'
import { type Coded, codesOfProblem, codesOfStay, releaseFor } from './coding.ts'
import { type Fate, type Life, liveOut, versionOf } from './life.ts'
import { officeOf } from './people.ts'
import type { Stay, StayProblem } from './stay.ts'

export type QueryVersion = {
  queryId: string
  number: number
  shown: Shown
  shownHash: string
  wording: Wording
  ruleSet: string
  findings: Finding[]
  overrides: Override[]
  linesBefore: LineSnapshot[]
  sentBy: string
  sentAt: Date
}
export type DemoQuery = {
  query: Query
  family: string
  /** What the record had documented when it was asked, for the rules. */
  documented: string[]
  versions: QueryVersion[]
  events: QueryEvent[]
  answer: Answer | null
  reconciliation: Reconciliation | null
}
export type Inquiry = { queries: DemoQuery[]; codes: Coded[]; lastClosedAt: Date | null; isWaiting: boolean }

const RULES = 'demo'

type Timeline = { codedAt: Date; billedAt: Date }

/** Who asks and when: CDI while the patient is in house, else the coder when the chart is coded, and rarely after the bill. */
function occasion(stay: Stay, wish: Wish, times: Timeline): { at: Date; author: User; timing: Timing } {
  const { random, facility, nights, day0, now } = stay
  const cdi = officeOf('cdi', facility.id)
  const coders = officeOf('coder', facility.id)
  const dana = coders.find(({ id }) => id === 'demo-u-dana-cole')
  const isRecent = now.getTime() - stay.trueEnd.getTime() < 12 * 24 * 3_600_000
  const coder = isRecent && dana && random.chance(0.4) ? dana : random.pick(coders)
  const wished = coders.find(({ id }) => id === wish.coder)
  if (wish.query !== undefined) {
    const at = later(now, -random.between(3, 40))
    return {
      at,
      author: wished ?? coder,
      timing: stay.encounter.endAt === null || stay.encounter.endAt > at ? 'concurrent' : 'retrospective',
    }
  }
  const isLong = nights >= 3 && stay.encounter.class === 'inpatient'
  if (isLong && (stay.encounter.endAt === null || random.chance(0.45))) {
    const day = random.int(2, nights - 1)
    const at = officeTime(
      momentOn(day0 + day, random.between(9, 15), facility.timeZone),
      facility.timeZone,
      random.next(),
    )
    if (at < stay.trueEnd) return { at, author: random.pick(cdi), timing: 'concurrent' }
  }
  if (random.chance(0.012)) {
    const at = officeTime(later(times.billedAt, random.between(200, 900)), facility.timeZone, random.next())
    if (at <= now) return { at, author: coder, timing: 'post-bill' }
  }
  return { at: later(times.codedAt, random.between(0.05, 0.4)), author: coder, timing: 'retrospective' }
}

function fateOf(stay: Stay, wish: Wish, at: Date): Fate {
  if (wish.query === 'open' || wish.query === 'answered') return wish.query
  const age = (stay.now.getTime() - at.getTime()) / 3_600_000
  if (age > 110) return 'drawn'
  if (stay.random.chance(0.14)) return 'draft'
  return stay.random.chance(0.08) ? 'in-review' : 'drawn'
}

const snapshot = (stay: Stay, codes: readonly Coded[]): LineSnapshot[] => {
  const release = releaseFor(stay)
  return codes.map(({ code, poa }, index) => ({
    code,
    release,
    position: index === 0 ? 'principal' : 'secondary',
    presentOnAdmission: poa,
  }))
}

function queryOf(stay: Stay, id: string, question: Question, life: Life): Query {
  const { encounter, facility } = stay
  const isDraft = life.sentAt === null
  const last = life.events[life.events.length - 1]
  return {
    id,
    version: versionOf(life),
    encounterId: encounter.id,
    patientId: encounter.patientId,
    facilityId: facility.id,
    authorId: life.author.id,
    providerId: life.provider.id,
    state: life.state,
    wording: question.wording,
    wordingNumber: 1,
    templateId: null,
    timing: isDraft ? null : life.timing,
    channel: 'portal',
    ruleSet: isDraft ? null : RULES,
    findings: [],
    overrides: [],
    createdAt: life.createdAt,
    updatedAt: last?.at ?? life.createdAt,
    sentAt: life.sentAt,
    viewedAt: life.viewedAt,
    dueAt: life.dueAt,
    answeredAt: life.answeredAt,
    endedAt: life.endedAt,
    endedReason: life.endedReason,
    ladderStep: life.ladderStep,
    isOnHold: false,
  }
}

type Pending = { problem: StayProblem; question: Question; life: Life; id: string }

function raise(stay: Stay, house: House, wish: Wish, chart: Chart, times: Timeline): Pending[] {
  const { random } = stay
  const raised: Pending[] = []
  for (const problem of stay.problems) {
    const spec = problem.spec.query
    if (!spec || !(problem.isVague || spec.always)) continue
    const isFirst = raised.length === 0 && problem === stay.problems[0]
    if (wish.query === 'none' || (!(wish.query !== undefined && isFirst) && !random.chance(spec.always ? 0.9 : 0.8)))
      continue
    const { at, author, timing } = occasion(stay, isFirst ? wish : { ...wish, query: undefined }, times)
    if (at > stay.now || raised.length >= 3) continue
    const question = questionOf(stay, problem, chart, at)
    if (!question) continue
    const fate = fateOf(stay, isFirst ? wish : {}, at)
    const life = liveOut({ stay, author, createdAt: at, habit: house.habit(stay.attending), timing, fate, random })
    raised.push({ problem, question, life, id: `demo-q-${String(stay.number).padStart(7, '0')}-${raised.length + 1}` })
  }
  return raised
}

function finish(
  stay: Stay,
  house: House,
  pending: Pending,
  known: Map<StayProblem, Coded[]>,
  before: Coded[],
): DemoQuery {
  const { problem, question, life, id } = pending
  const query = queryOf(stay, id, question, life)
  const shown = shownOf(query)
  const codesNow = () =>
    codesOfStay(
      stay,
      (each) =>
        known.get(each) ?? codesOfProblem(stay, each, each.isVague || each.spec.query?.always ? 'vague' : 'exact'),
    )
  const linesBefore = snapshot(stay, before)
  const versions: QueryVersion[] = life.sentAt
    ? [
        {
          queryId: id,
          number: 1,
          shown,
          shownHash: hashOfShown(shown),
          wording: question.wording,
          ruleSet: RULES,
          findings: [],
          overrides: [],
          linesBefore,
          sentBy: life.author.id,
          sentAt: life.sentAt,
        },
      ]
    : []
  let answer: Answer | null = null
  let reconciliation: Reconciliation | null = null
  if (life.answeredAt) {
    const reply = replyOf(stay, problem, question, house.habit(stay.attending), stay.random)
    answer = signedAnswer({
      queryId: id,
      wording: question.wording,
      shown,
      reply,
      provider: life.provider,
      at: life.answeredAt,
    })
    if (life.reconciledAt) {
      const old = snapshot(stay, codesNow())
      if (reply.codes) known.set(problem, reply.codes)
      const after = snapshot(stay, codesNow())
      reconciliation = {
        queryId: id,
        byUserId: life.author.id,
        at: life.reconciledAt,
        linesBefore: old,
        linesAfter: after,
        outcome: outcomeOf(old, after),
        comment: '',
      }
    }
  }
  const events = life.events.map((event, index) => ({ ...event, id: `${id}-e${index + 1}`, queryId: id }))
  return {
    query,
    family: problem.spec.family,
    documented: documentedFor(stay, problem),
    versions,
    events,
    answer,
    reconciliation,
  }
}

/** Returns the queries of a stay with all that became of them, and the codes that the encounter has now. */
export function inquire(stay: Stay, house: House, wish: Wish, chart: Chart, times: Timeline): Inquiry {
  const known = new Map<StayProblem, Coded[]>()
  const codesNow = () =>
    codesOfStay(
      stay,
      (each) =>
        known.get(each) ?? codesOfProblem(stay, each, each.isVague || each.spec.query?.always ? 'vague' : 'exact'),
    )
  const before = codesNow()
  const pending = raise(stay, house, wish, chart, times)
  const inOrder = [...pending].sort(
    (a, b) =>
      (a.life.reconciledAt?.getTime() ?? Number.MAX_SAFE_INTEGER) -
      (b.life.reconciledAt?.getTime() ?? Number.MAX_SAFE_INTEGER),
  )
  const queries = inOrder.map((each) => finish(stay, house, each, known, before))
  const ends = pending.flatMap(({ life }) =>
    life.timing !== 'post-bill' && life.endedAt ? [life.endedAt.getTime()] : [],
  )
  return {
    queries,
    codes: codesNow(),
    lastClosedAt: ends.length > 0 ? new Date(Math.max(...ends)) : null,
    isWaiting: pending.some(({ life }) => life.endedAt === null && life.timing !== 'post-bill'),
  }
}
