import type { OpeningPurpose, OpeningVerdict } from '#app/domain/identity/opening.ts'
import { CLASS_WORDS } from '../encounter/words.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { dayOf, exact } from '../ui/time.tsx'
import { PURPOSE_WORDS, VERDICT_WORDS } from './opening-words.ts'

export type OpeningItem = {
  id: string
  chart: {
    record: string | null
    name: string | null
    encounterId: string | null
    isRestricted: boolean
    class: string | null
    service: string | null
    startAt: Date | string | null
  }
  userId: string
  userName: string
  isOwn: boolean
  at: Date | string
  untilAt: Date | string
  purpose: OpeningPurpose
  words: string
  patientId: string
  verdict: OpeningVerdict | null
  verdictWords: string | null
  day: string
}

/** Each opening with its reason, the way to what was looked at, and the verdict. */
export function OpeningList({ rows, waiting }: { rows: OpeningItem[]; waiting: boolean }) {
  if (rows.length === 0)
    return (
      <Empty title={waiting ? 'Nothing waits for a review' : 'No chart was opened for a reason'}>
        <p>Charts that people open outside their place, or that are restricted, are listed here with their reason.</p>
      </Empty>
    )
  return (
    <ul className="plain stack">
      {rows.map((row) => (
        <li key={row.id} className="panel">
          <div className="body stack">
            <div className="row between">
              <strong>{row.userName}</strong>
              <Badge tone={row.verdict === null ? 'warn' : row.verdict === 'justified' ? 'good' : 'bad'}>
                {row.verdict === null ? 'Waits for a review' : VERDICT_WORDS[row.verdict]}
              </Badge>
            </div>
            <OpenedChart chart={row.chart} />
            <p>
              {PURPOSE_WORDS[row.purpose]}: {row.words}
            </p>
            <p className="small quiet">
              {exact(new Date(row.at))} until {exact(new Date(row.untilAt))} -{' '}
              <a
                href={`/audit?who=${encodeURIComponent(row.userId)}&patient=${encodeURIComponent(row.patientId)}&from=${row.day}`}
              >
                What was looked at
              </a>
              {' · '}
              <a href={`/access/${encodeURIComponent(row.patientId)}`}>Who else looked</a>
            </p>
            {row.verdictWords ? <p className="small">{row.verdictWords}</p> : null}
            {row.verdict === null ? <Verdict row={row} /> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Which chart it was: its name where the reader may see that chart, else its record number and stay. */
function OpenedChart({ chart }: { chart: OpeningItem['chart'] }) {
  const { record, name, encounterId, startAt } = chart
  const stay = startAt
    ? `${CLASS_WORDS[chart.class ?? ''] ?? chart.class}${chart.service ? `, ${chart.service}` : ''}, from ${dayOf(new Date(startAt))}`
    : 'The chart is no longer kept'
  const what = name ?? (chart.isRestricted ? 'Restricted chart' : 'Chart')
  return (
    <p>
      {encounterId ? <a href={`/charts/${encodeURIComponent(encounterId)}`}>{what}</a> : startAt ? what : null}
      {record ? `, record no. ${record}` : ''} <span className="small quiet">{stay}</span>
    </p>
  )
}

function Verdict({ row }: { row: OpeningItem }) {
  if (row.isOwn) return <p className="small quiet">You opened it yourself: somebody else reviews it.</p>
  return (
    <form method="post" className="row">
      <input type="hidden" name="id" value={row.id} />
      <input
        autoComplete="off"
        type="text"
        name="words"
        maxLength={1000}
        aria-label={`Words about the opening by ${row.userName}`}
        placeholder="Words; needed where it was not justified"
        className="grow"
      />
      <button type="submit" name="verdict" value="justified" className="button">
        Justified
      </button>
      <button type="submit" name="verdict" value="unjustified" className="button">
        Not justified
      </button>
    </form>
  )
}
