import type { EventKind, QueryEvent } from '#app/domain/query/query.ts'
import { afterBusinessHours, later } from './clock.ts'

const MINUTE = 1 / 60

/** What has happened to a query so far, as far as its time has come. */
export class Story {
  readonly events: Omit<QueryEvent, 'id' | 'queryId'>[] = []
  step = 0

  constructor(private readonly now: Date) {}

  /** Tells an event, if its time has come; returns whether it has. */
  tell(
    kind: EventKind,
    at: Date,
    byUserId: string | null,
    providerId: string | null,
    words: string | null = null,
  ): boolean {
    if (at > this.now) return false
    this.events.push({ kind, at, byUserId, wordingNumber: 1, providerId, words })
    return true
  }
}

const LADDER = [
  { kind: 'reminded', after: 0, words: 'Reminder: the due time has come.' },
  { kind: 'escalated', after: 9, words: 'To the covering provider: no answer within one more business day.' },
  { kind: 'escalated', after: 18, words: 'To the physician advisor: no answer within two more business days.' },
  { kind: 'escalated', after: 27, words: 'To the chief of service: no answer within three more business days.' },
] as const

/** Climbs the ladder from the due time until an answer comes, or until now. */
export function climb(story: Story, dueAt: Date, until: Date, providerId: string, zone: string): void {
  for (const [index, { kind, after, words }] of LADDER.entries()) {
    const at = later(afterBusinessHours(dueAt, after, zone), 2 * MINUTE)
    if (at >= until || !story.tell(kind, at, null, providerId, words)) return
    story.step = index + 1
  }
}
