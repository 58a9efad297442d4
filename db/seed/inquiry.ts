import type { CheckResult, Finding } from '#app/domain/query/draft.ts'
import type {
  Answer,
  LineSnapshot,
  Override,
  Query,
  QueryEvent,
  Reconciliation,
  Shown,
  Wording,
} from '#app/domain/query/query.ts'
import { outcomeOf } from '#app/domain/query/reconcile.ts'
import { hashOfShown, shownOf } from '#app/domain/query/shown.ts'
import type { House, Wish } from './admission.ts'
import { replyOf, signedAnswer } from './answering.ts'
import { bareQuestion, type Chart, documentedFor, type Question, questionOf } from './asking.ts'
import { type Coded, codesOfProblem, codesOfStay, releaseFor } from './coding.ts'
import { type Life, liveOut, versionOf } from './life.ts'
import { fateOf, occasion, reasonAfterBill, type Timeline } from './occasion.ts'
import { passedBy } from './passing.ts'
import type { Stay, StayProblem } from './stay.ts'
import { templateFor } from './template-uses.ts'

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

const REASONS: Readonly<Record<string, string>> = {
  'MC-OVERLAP': 'The answers are distinct in practice: each names another degree, cause or side.',
  'MC-SINGLE': 'Only one diagnosis is reasonable here.',
  NEED: 'The record names it without the detail that is asked for.',
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

const overridesOf = ({ findings }: CheckResult): Override[] =>
  findings
    .filter(({ severity }) => severity === 'warn')
    .map(({ rule, where }) => ({ rule, where, reason: REASONS[rule] ?? 'Looked at again; it stands.' }))

function queryOf(stay: Stay, { id, problem, question, life, checked }: Pending): Query {
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
    templateId: isDraft ? null : templateFor(problem.spec.id, id),
    timing: isDraft ? null : life.timing,
    channel: 'portal',
    ruleSet: isDraft ? null : checked.ruleSet,
    findings: isDraft ? [] : checked.findings,
    overrides: isDraft ? [] : overridesOf(checked),
    createdAt: life.createdAt,
    updatedAt: last?.at ?? life.createdAt,
    sentAt: life.sentAt,
    viewedAt: life.viewedAt,
    dueAt: life.dueAt,
    answeredAt: life.answeredAt,
    endedAt: life.endedAt,
    endedReason: life.endedReason,
    ladderStep: life.ladderStep,
    steppedAt: null,
    stepAt: null,
    assigneeId: null,
    postBillReason: isDraft || life.timing !== 'post-bill' ? null : reasonAfterBill(id),
    isOnHold: false,
  }
}

type Pending = { problem: StayProblem; question: Question; life: Life; id: string; checked: CheckResult }

function raise(stay: Stay, house: House, wish: Wish, chart: Chart | null, times: Timeline): Pending[] {
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
    const asked = chart ? questionOf(stay, problem, chart, at) : bareQuestion(stay, problem)
    if (!asked) continue
    const id = `demo-q-${String(stay.number).padStart(7, '0')}-${raised.length + 1}`
    const passed = passedBy(chart ? house.check : undefined, stay, problem, asked, id)
    if (!passed) continue
    const { question, checked } = passed
    const fate = fateOf(stay, isFirst ? wish : {}, at)
    const life = liveOut({ stay, author, createdAt: at, habit: house.habit(stay.attending), timing, fate, random })
    raised.push({ problem, question, life, id, checked })
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
  const { problem, question, life, id, checked } = pending
  const query = queryOf(stay, pending)
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
          ruleSet: checked.ruleSet,
          findings: checked.findings,
          overrides: overridesOf(checked),
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
      timeZone: stay.facility.timeZone,
    })
    if (life.reconciledAt) {
      if (reply.codes) known.set(problem, reply.codes)
      const after = snapshot(stay, codesNow())
      reconciliation = {
        queryId: id,
        byUserId: life.author.id,
        at: life.reconciledAt,
        linesBefore,
        linesAfter: after,
        outcome: outcomeOf(linesBefore, after),
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
export function inquire(stay: Stay, house: House, wish: Wish, chart: Chart | null, times: Timeline): Inquiry {
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
