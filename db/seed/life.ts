import type { User } from '#app/domain/identity/role.ts'
import { DUE_BUSINESS_HOURS } from '#app/domain/query/policy.ts'
import type { Query, QueryEvent, QueryState, Timing } from '#app/domain/query/query.ts'
import { afterBusinessHours, later, officeTime, wakingTime } from './clock.ts'
import type { Habit } from './habits.ts'
import { type DemoProvider, providersOf, userOf } from './people.ts'
import type { Random } from './random.ts'
import type { Stay } from './stay.ts'
import { climb, Story } from './story.ts'

/** When things happen to a query; what lies after `now` has not happened yet. */
export type Life = {
  state: QueryState
  author: User
  /** Who answers in the end: another one where it was redirected. */
  provider: DemoProvider
  timing: Timing
  createdAt: Date
  sentAt: Date | null
  viewedAt: Date | null
  dueAt: Date | null
  answeredAt: Date | null
  reconciledAt: Date | null
  endedAt: Date | null
  endedReason: string | null
  ladderStep: number
  events: Omit<QueryEvent, 'id' | 'queryId'>[]
}
export type Fate = 'drawn' | 'open' | 'answered' | 'draft' | 'in-review'
export type Asked = {
  stay: Stay
  author: User
  createdAt: Date
  habit: Habit
  timing: Timing
  fate: Fate
  random: Random
}

const MINUTE = 1 / 60
const WITHDRAWN = [
  'The discharge summary that came in answers the question.',
  'Sent to the wrong attending; raised again.',
  'Duplicate of a query by CDI.',
  'The consultant documented it this morning.',
]

/** The share of queries that still wait after so many hours, whatever their addressee's habit: the demo shows a desk at work. */
function stillWaiting(ageHours: number): number {
  if (ageHours < 80) return 0.9
  if (ageHours < 150) return 0.6
  return ageHours < 14 * 24 ? 0.22 : 0
}

/** When the addressee answers, if nothing else happens. A query of the last days may still wait for its answer. */
function answerTime({ stay, habit, fate, random }: Asked, sentAt: Date): Date | null {
  const zone = stay.facility.timeZone
  const hours = habit.medianHours * Math.exp(0.95 * random.normal())
  const at = wakingTime(later(sentAt, Math.max(0.05, hours)), zone, random.next())
  const age = (stay.now.getTime() - sentAt.getTime()) / 3_600_000
  if (fate === 'open') return null
  if (fate === 'answered') return later(sentAt, Math.max(0.3, Math.min(hours, age * 0.5)))
  if (random.chance(stillWaiting(age))) return null
  return random.chance(0.008) ? null : at
}

function redirected({ stay, random, fate }: Asked): DemoProvider | null {
  if (fate !== 'drawn' || !random.chance(0.03)) return null
  const others = providersOf(stay.attending.specialty, stay.facility.id).filter(
    ({ id, shortName }) => id !== stay.attending.id && shortName !== 'osei',
  )
  return others.length > 0 ? random.pick(others) : null
}

function unsent(asked: Asked, story: Story): Life {
  const { author, stay, createdAt, timing, fate } = asked
  story.tell('drafted', createdAt, author.id, null)
  if (fate === 'in-review')
    story.tell(
      'review-asked',
      later(createdAt, 12 * MINUTE),
      author.id,
      null,
      'Please look at the wording before it goes out.',
    )
  return {
    state: fate === 'in-review' ? 'in-review' : 'draft',
    author,
    provider: stay.attending,
    timing,
    createdAt,
    sentAt: null,
    viewedAt: null,
    dueAt: null,
    answeredAt: null,
    reconciledAt: null,
    endedAt: null,
    endedReason: null,
    ladderStep: 0,
    events: story.events,
  }
}

function send(asked: Asked, story: Story): Date {
  const { author, stay, createdAt, random } = asked
  story.tell('drafted', createdAt, author.id, null)
  let sentAt = later(createdAt, random.between(3, 22) * MINUTE)
  if (random.chance(0.04)) {
    story.tell('review-asked', sentAt, author.id, null, 'Second look, please.')
    sentAt = officeTime(later(sentAt, random.between(0.5, 4)), stay.facility.timeZone, random.next())
    story.tell('reviewed', sentAt, 'demo-u-priya-raman', null, 'Agreed as worded.')
    sentAt = later(sentAt, 3 * MINUTE)
  }
  if (sentAt > stay.now) sentAt = later(stay.now, -random.between(1, 5) * MINUTE)
  story.tell('sent', sentAt, author.id, stay.attending.id)
  story.tell('delivered', later(sentAt, 0.5 * MINUTE), null, stay.attending.id)
  return sentAt
}

/** Returns what happens to a query from its draft to now, in order of time. */
export function liveOut(asked: Asked): Life {
  const { stay, author, createdAt, timing, habit, fate, random } = asked
  const story = new Story(stay.now)
  if (fate === 'draft' || fate === 'in-review') return unsent(asked, story)
  const zone = stay.facility.timeZone
  const sentAt = send(asked, story)
  const dueAt = afterBusinessHours(sentAt, DUE_BUSINESS_HOURS[timing], zone)
  const base = { author, timing, createdAt, sentAt, dueAt, endedReason: null }
  if (fate === 'drawn' && random.chance(0.04)) return withdraw(base, asked, story)
  const other = redirected(asked)
  const provider = other ?? stay.attending
  const answeredAt = answerTime(asked, sentAt)
  const lastMoment = answeredAt ?? later(stay.now, 1)
  const isHasty = habit.isHasty
  const readAt = answeredAt
    ? later(answeredAt, -(isHasty ? random.between(3, 9) : random.between(25, 260)) / 3600)
    : null
  const firstLook =
    answeredAt && random.chance(isHasty ? 0 : 0.25)
      ? wakingTime(later(sentAt, random.between(0.2, 3)), zone, random.next())
      : null
  const glance = answeredAt
    ? null
    : random.chance(0.4)
      ? wakingTime(later(sentAt, random.between(0.5, 20)), zone, random.next())
      : null
  const looks = [firstLook && readAt && firstLook < readAt ? firstLook : null, glance, readAt].filter(
    (at): at is Date => at !== null && at > sentAt && at <= stay.now,
  )
  climb(story, dueAt, lastMoment, provider.id, zone)
  tellRedirect(story, other, stay, looks[0] ?? answeredAt, sentAt)
  for (const at of looks) story.tell('viewed', at, userOf(provider.id), provider.id)
  const expiresAt = later(sentAt, 30 * 24)
  const finished = { ...base, provider, viewedAt: looks[0] ?? null, ladderStep: story.step }
  if ((answeredAt === null || answeredAt > expiresAt) && expiresAt <= stay.now) {
    story.tell('expired', expiresAt, null, provider.id, 'No answer within 30 days.')
    return {
      ...finished,
      state: 'expired',
      answeredAt: null,
      reconciledAt: null,
      endedAt: expiresAt,
      endedReason: 'No answer within 30 days.',
      events: inOrder(story),
    }
  }
  if (answeredAt === null || !story.tell('answered', answeredAt, userOf(provider.id), provider.id)) {
    return { ...finished, state: 'open', answeredAt: null, reconciledAt: null, endedAt: null, events: inOrder(story) }
  }
  const reconciledAt = officeTime(later(answeredAt, random.between(0.4, 14)), zone, random.next())
  const isFresh = stay.now.getTime() - answeredAt.getTime() < 4 * 24 * 3_600_000 && random.chance(0.3)
  const isClosed = fate !== 'answered' && !isFresh && story.tell('reconciled', reconciledAt, author.id, null)
  return {
    ...finished,
    state: isClosed ? 'closed' : 'answered',
    answeredAt,
    reconciledAt: isClosed ? reconciledAt : null,
    endedAt: isClosed ? reconciledAt : null,
    events: inOrder(story),
  }
}

function tellRedirect(story: Story, other: DemoProvider | null, stay: Stay, before: Date | null, sentAt: Date): void {
  if (!other) return
  const limit = before ? (before.getTime() - sentAt.getTime()) / 3_600_000 : 2
  story.tell(
    'redirected',
    later(sentAt, Math.min(1.5, limit * 0.5)),
    userOf(stay.attending.id),
    other.id,
    'Not my patient on those days.',
  )
}

function withdraw(
  base: Pick<Life, 'author' | 'timing' | 'createdAt' | 'sentAt' | 'dueAt'>,
  asked: Asked,
  story: Story,
): Life {
  const { stay, author, random } = asked
  const at = officeTime(
    later(base.sentAt ?? base.createdAt, random.between(0.5, 6)),
    stay.facility.timeZone,
    random.next(),
  )
  const reason = random.pick(WITHDRAWN)
  const isGone = story.tell('withdrawn', at, author.id, null, reason)
  return {
    ...base,
    state: isGone ? 'withdrawn' : 'open',
    provider: stay.attending,
    viewedAt: null,
    answeredAt: null,
    reconciledAt: null,
    endedAt: isGone ? at : null,
    endedReason: isGone ? reason : null,
    ladderStep: 0,
    events: inOrder(story),
  }
}

const inOrder = (story: Story): Life['events'] => story.events.sort((a, b) => a.at.getTime() - b.at.getTime())

/** One a told event, and one for the draft. */
export const versionOf = (life: Life): Query['version'] => life.events.length + 1
