import type { BeforeAfter } from '#app/domain/education/before-after.ts'
import type { Effect } from '#app/domain/education/effect/effect.ts'
import type { Lead } from '#app/domain/education/effect/event-study.ts'
import { EffectFigure, namesOf, type SeriesSeen } from './effect-figure.tsx'
import { LeadsFigure } from './leads-figure.tsx'
import { VerdictView } from './verdict.tsx'

export type FoundSeen = {
  effect: Effect
  counts: BeforeAfter
  attendees: number
  sessions: number
  labels: string[]
  heldIn: string[]
  series: SeriesSeen[]
  leads: Lead[]
  leadMonths: number
}

/** The verdict in words, then the figure, then the months before and after. */
export function EffectView({ found, title, who }: { found: FoundSeen; title: string; who: string }) {
  const label = found.labels.length === 1 ? (found.labels[0] ?? '') : `${found.labels.length} families`
  return (
    <>
      <VerdictView effect={found.effect} counts={found.counts} title={title} who={who} />
      {found.series.some(({ quarters }) => quarters.length > 0) ? (
        <EffectFigure series={found.series} heldIn={found.heldIn} names={namesOf(label, found.attendees)} />
      ) : (
        <p>No coded stays to look at yet.</p>
      )}
      <LeadsFigure leads={found.leads} months={found.leadMonths} />
    </>
  )
}

export function EffectFoot() {
  return (
    <p className="small quiet">
      What is measured is the share of codes left open in the taught family, never the number of queries. Teaching
      counts from the month after the session.
    </p>
  )
}
