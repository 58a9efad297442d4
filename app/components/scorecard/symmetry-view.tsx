import type { PostBillReason } from '#app/domain/query/policy.ts'
import type { Lean, ReasonSymmetry, Symmetry } from '#app/domain/scorecard/measures/symmetry.ts'
import { TIMING_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { countWords, rateInWords } from '#app/domain/shared/percent.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { MeasureName } from './share.tsx'

type Row = {
  timing: 'post-bill' | 'retrospective' | 'concurrent'
  /** Null: fewer than ten. */
  sent: number | null
  symmetry: Symmetry | 'too-few'
}

const LEAN_WORDS: Record<Lean, string> = {
  upward: 'leans upward: more answers raised payment than lowered it, by more than chance',
  downward: 'leans downward: more answers lowered payment than raised it, by more than chance',
  even: 'no lean shown',
  'too-few': 'too few moved to say',
}

const REASON_WORDS: Record<PostBillReason | '', string> = {
  audit: 'An audit',
  denial: 'A denial',
  monitor: 'Internal monitoring',
  '': 'No reason on record',
}
const reasonWords = (reason: string): string =>
  Object.entries(REASON_WORDS).find(([known]) => known === reason)?.[1] ?? reason

/** Which way answers moved payment, after the bill and before it, then by reason: counts with their interval, first in words. */
export function SymmetryView({ rows, reasons, csv }: { rows: Row[]; reasons: ReasonSymmetry[]; csv: string }) {
  return (
    <div className="stack">
      <p className="lead">{sayFirst(rows.find(({ timing }) => timing === 'post-bill'))}</p>
      <DirectionTable
        label="Direction by timing"
        caption="Reconciled answers of inpatient stays whose weight could be computed before and after"
        of="Asked"
        rows={rows.map(({ timing, sent, symmetry }) => ({ name: TIMING_WORDS[timing], sent, symmetry }))}
      />
      <h2>After the bill, by reason</h2>
      <p>{sayReasons(reasons)}</p>
      <DirectionTable
        label="Direction by reason"
        caption="The same of queries after the bill, by what they were asked for"
        of="Asked for"
        rows={reasons.map(({ reason, sent, symmetry }) => ({ name: reasonWords(reason), sent, symmetry }))}
      />
      <p className="quiet small">
        Intervals are Wilson’s, 95 %. A removed diagnosis counts like an added one. Fewer than ten are not shown, nor a
        reason from which they could be worked out. A lean is no verdict: it says where to look first.{' '}
        <a href={csv} download>
          Download the reasons as CSV
        </a>
      </p>
    </div>
  )
}

function DirectionTable(props: {
  label: string
  caption: string
  of: string
  rows: { name: string; sent: number | null; symmetry: Row['symmetry'] }[]
}) {
  return (
    <TableFrame label={props.label}>
      <table className="table">
        <caption>
          <MeasureName id="weight">{props.caption}</MeasureName>
        </caption>
        <thead>
          <tr>
            {[props.of, 'Sent', 'Upward', 'None', 'Downward', 'Upward of those that moved', 'In words'].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ name, sent, symmetry }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{sent ?? 'fewer than 10'}</td>
              <Shares symmetry={symmetry} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** Whether one reason leans where another does not, as far as the counts carry it. */
export function sayReasons(reasons: ReasonSymmetry[]): string {
  const told = reasons.flatMap(({ reason, symmetry }) =>
    symmetry !== 'too-few' && symmetry.lean !== 'too-few' ? [{ reason, lean: symmetry.lean }] : [],
  )
  if (told.length === 0) return 'Too few answers moved payment to tell the reasons apart.'
  const leaning = told.filter(({ lean }) => lean !== 'even')
  if (leaning.length === 0) return 'No reason shows a lean, as far as the counts tell.'
  return `${leaning.map(({ reason, lean }) => `${reasonWords(reason)} leans ${lean}`).join('; ')}.`
}

function Shares({ symmetry }: { symmetry: Row['symmetry'] }) {
  if (symmetry === 'too-few') return <td colSpan={5}>fewer than 10 weighed</td>
  return (
    <>
      <td className="nowrap">{rateInWords(symmetry.up)}</td>
      <td className="nowrap">{rateInWords(symmetry.none)}</td>
      <td className="nowrap">{rateInWords(symmetry.down)}</td>
      <td className="nowrap">{symmetry.upOfMoved ? rateInWords(symmetry.upOfMoved) : 'fewer than 10'}</td>
      <td>{LEAN_WORDS[symmetry.lean]}</td>
    </>
  )
}

function sayFirst(row: Row | undefined): string {
  if (!row || row.sent === 0) return 'No query was sent after the bill in this period.'
  const { symmetry } = row
  if (symmetry === 'too-few')
    return `${row.sent ?? 'Fewer than ten'} queries were sent after the bill; too few could be weighed to tell which way they moved payment.`
  const { up, none, down, lean } = symmetry
  return `Of ${countWords(symmetry.n)} answers after the bill that could be weighed, ${countWords(up.events)} raised payment, ${countWords(none.events)} left it and ${countWords(down.events)} lowered it: ${LEAN_WORDS[lean]}.`
}
