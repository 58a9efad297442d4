import type { Lean, Symmetry } from '#app/domain/scorecard/measures/symmetry.ts'
import { TIMING_WORDS } from '#app/domain/scorecard/measures/words.ts'
import type { Rate } from '#app/domain/shared/rate.ts'
import { TableFrame } from '../ui/table-frame.tsx'

type Row = {
  timing: 'post-bill' | 'retrospective' | 'concurrent'
  sent: { sent: number; answered: number }
  symmetry: Symmetry | 'too-few'
}

const LEAN_WORDS: Record<Lean, string> = {
  upward: 'leans upward: more answers raised payment than lowered it, by more than chance',
  downward: 'leans downward: more answers lowered payment than raised it, by more than chance',
  even: 'no lean shown',
  'too-few': 'too few moved to say',
}

const percent = (share: number) => Math.round(share * 100)
const say = ({ events, n, rate, low, high }: Rate): string =>
  `${events} of ${n} (${percent(rate)} %, ${percent(low)}-${percent(high)})`

/** Which way answers moved payment, after the bill and before it: counts with their interval, first in words. */
export function SymmetryView({ rows }: { rows: Row[] }) {
  return (
    <div className="stack">
      <p className="lead">{sayFirst(rows.find(({ timing }) => timing === 'post-bill'))}</p>
      <TableFrame label="Direction by timing">
        <table className="table">
          <caption>Reconciled answers of inpatient stays whose weight could be computed before and after</caption>
          <thead>
            <tr>
              {['Asked', 'Sent', 'Upward', 'None', 'Downward', 'Upward of those that moved', 'In words'].map(
                (words) => (
                  <th key={words} scope="col">
                    {words}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ timing, sent, symmetry }) => (
              <tr key={timing}>
                <th scope="row">{TIMING_WORDS[timing]}</th>
                <td>{sent.sent}</td>
                <Shares symmetry={symmetry} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="quiet small">
        Intervals are Wilson’s, 95 %. A removed diagnosis counts like an added one. Fewer than ten are not shown. A lean
        is no verdict: it says where to look first.
      </p>
    </div>
  )
}

function Shares({ symmetry }: { symmetry: Row['symmetry'] }) {
  if (symmetry === 'too-few') return <td colSpan={5}>fewer than 10 weighed</td>
  return (
    <>
      <td className="nowrap">{say(symmetry.up)}</td>
      <td className="nowrap">{say(symmetry.none)}</td>
      <td className="nowrap">{say(symmetry.down)}</td>
      <td className="nowrap">{symmetry.upOfMoved ? say(symmetry.upOfMoved) : 'fewer than 10'}</td>
      <td>{LEAN_WORDS[symmetry.lean]}</td>
    </>
  )
}

function sayFirst(row: Row | undefined): string {
  if (!row || row.sent.sent === 0) return 'No query was sent after the bill in this period.'
  const { symmetry } = row
  if (symmetry === 'too-few')
    return `${row.sent.sent} queries were sent after the bill; too few could be weighed to tell which way they moved payment.`
  const { up, none, down, lean } = symmetry
  return `Of ${symmetry.n} answers after the bill that could be weighed, ${up.events} raised payment, ${none.events} left it and ${down.events} lowered it: ${LEAN_WORDS[lean]}.`
}
