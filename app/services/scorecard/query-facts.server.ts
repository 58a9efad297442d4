import type { QueryFacts } from '#app/domain/scorecard/measures/facts.ts'
import { canBeSought, standsIn } from '#app/domain/scorecard/measures/follow-through.ts'
import type { ScorecardFacts } from '#db/scorecard-facts.ts'
import type { Sorted } from './encounter-facts.server.ts'

type Asked = ScorecardFacts['asked'][number]
type Signed = ScorecardFacts['signed'][number]

/** Whether what was answered stands in a note written after it; null where no such note was written, or no words of a diagnosis answered. */
function isInRecord(query: Asked, answer: Signed, notes: ScorecardFacts['notes']): boolean | null {
  if (notes.length === 0 || !['diagnosis', 'yes', 'words'].includes(answer.gist)) return null
  const chosen = query.wording.options.filter(({ id }) => answer.optionIds.includes(id)).map(({ text }) => text)
  const said = answer.words.trim() === '' ? chosen : [answer.words]
  if (!canBeSought(said)) return null
  return standsIn(
    said,
    notes.map(({ text }) => text),
  )
}

/** Whom a query came to before the one who has it now, and until when; an addressee who is not on record is left out. */
function passedOf(events: ScorecardFacts['events'], sentAt: Date): QueryFacts['passed'] {
  const first = events.find(({ kind }) => kind === 'sent')?.providerId ?? null
  const redirected = events.filter(({ kind }) => kind === 'redirected')
  const had = [{ providerId: first, at: sentAt }, ...redirected]
  return redirected.flatMap(({ at: endedAt }, number) => {
    const { providerId = null, at: begunAt = sentAt } = had[number] ?? {}
    return providerId === null ? [] : [{ providerId, begunAt, endedAt }]
  })
}

/** One sent query as a scorecard sees it; none of one without addressee. */
export function queryFacts(facts: Sorted, query: Asked, weightShareX10000: number | null): QueryFacts[] {
  const { id, providerId, authorId, sentAt, timing, wording } = query
  if (providerId === null || sentAt === null) return []
  const events = facts.events.get(id) ?? []
  const redirectedAt = events.findLast(({ kind }) => kind === 'redirected')?.at ?? null
  const [answer] = facts.signed.get(id) ?? []
  return [
    {
      id,
      providerId,
      authorId,
      timing: timing ?? 'retrospective',
      purpose: wording.purpose,
      state: query.state,
      sentAt,
      begunAt: redirectedAt ?? sentAt,
      viewedAt: query.viewedAt,
      dueAt: query.dueAt,
      answeredAt: answer ? answer.signedAt : null,
      endedAt: query.endedAt,
      gist: answer?.gist ?? null,
      passed: passedOf(events, sentAt),
      wasAskedBack: events.some(({ kind }) => kind === 'info-asked'),
      outcome: facts.reconciled.get(id)?.[0]?.outcome ?? null,
      weightShareX10000,
      postBillReason: query.postBillReason,
      isFlawed: (facts.versions.get(id) ?? []).some(({ findings }) =>
        findings.some(({ severity }) => severity === 'error'),
      ),
      isInRecord: answer ? isInRecord(query, answer, facts.notes.get(id) ?? []) : null,
    },
  ]
}
