import { Badge } from '../ui/badge.tsx'
import { Moment } from '../ui/time.tsx'
import { CLASS_WORDS, STEP_WORDS } from './words.ts'
import type { WorklistItem } from './worklist.tsx'

/** What the row under the cursor is about, beside the list. */
export function WorklistPreview({ row, now }: { row: WorklistItem | null; now: Date | string }) {
  if (!row) return null
  return (
    <aside className="panel preview" aria-label="Preview">
      <div className="body stack">
        <h2>{row.patientName}</h2>
        <Badge tone={STEP_WORDS[row.nextStep].tone}>{STEP_WORDS[row.nextStep].words}</Badge>
        <dl className="facts">
          <dt>Reason</dt>
          <dd>{row.reason ?? 'not given'}</dd>
          <dt>Class</dt>
          <dd>{CLASS_WORDS[row.class] ?? row.class}</dd>
          <dt>Where</dt>
          <dd>{[row.facilityName, row.unit].filter(Boolean).join(', ') || 'not given'}</dd>
          <dt>Attending</dt>
          <dd>{row.attending ?? 'not given'}</dd>
          <dt>Began</dt>
          <dd>
            <Moment at={row.startAt} now={now} />
          </dd>
          <dt>Ended</dt>
          <dd>{row.endAt ? <Moment at={row.endAt} now={now} /> : 'in house'}</dd>
          <dt>Queries</dt>
          <dd>
            {row.openQueries} open, {row.answeredQueries} answered
          </dd>
        </dl>
        <a className="button primary" href={`/charts/${row.id}`}>
          Open the chart
        </a>
      </div>
    </aside>
  )
}
