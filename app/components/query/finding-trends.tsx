import type { FindingTrend, TrendWord } from '#app/domain/query/finding-trend.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { FewRows } from './few-rows.tsx'
import { shareWords } from './template-table.tsx'

type Row = FindingTrend & { name: string }
type Trends = { rule: string | null; months: string[]; halves: string[][]; authors: Row[]; templates: Row[] }

const TREND_WORDS: Record<TrendWord, string> = {
  fewer: 'fewer in the later half',
  more: 'more in the later half',
  'no-change-shown': 'no change shown',
  'too-few': 'too few to say',
}

const spanOf = (months: string[]): string =>
  months.length < 2 ? (months[0] ?? '-') : `${months[0]} to ${months[months.length - 1]}`

const things = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** What a table of trends says, in one sentence: how many could be compared, and for how many it moved beyond chance. */
export function sayTrends(rows: { trend: TrendWord }[], noun: string): string {
  const count = (word: TrendWord) => rows.filter(({ trend }) => trend === word).length
  const few = count('too-few')
  const told = rows.length - few
  const rest = few > 0 ? ` For ${things(few, noun)} there are too few to say.` : ''
  if (told === 0) return `No ${noun} has ten first drafts on record in both halves of the period: too few to say.`
  return `Of ${things(told, noun)} with ten first drafts or more in both halves, ${count('fewer')} had fewer in the later half, ${count('more')} had more, and for ${count('no-change-shown')} no change is shown.${rest}`
}

/** Findings of first drafts by author and by template, month by month, with what changed between the halves of the period. */
export function FindingTrends({ trends, csv }: { trends: Trends; csv: string }) {
  const what = trends.rule ? `a finding of ${trends.rule}` : 'an error'
  return (
    <section className="stack" aria-labelledby="over-time">
      <h2 id="over-time">Over time: first drafts with {what}</h2>
      <TrendTable noun="author" rows={trends.authors} {...trends} what={what} />
      <TrendTable noun="template" rows={trends.templates} {...trends} what={what} />
      <p className="quiet small">
        Each month says in how many first drafts {what} was found, of how many on record; a share, and a change, is told
        from ten drafts on. A change is told where the interval of the difference (Newcombe’s, 95 %) lies on one side of
        nought: of twenty rows that never change, one will look as if it did.{' '}
        <a href={csv} download>
          Download as CSV
        </a>
      </p>
    </section>
  )
}

type TableProps = { noun: 'author' | 'template'; rows: Row[]; months: string[]; halves: string[][]; what: string }

/** The rows that tell something; those with too few in a half are folded, since their months say little. */
function TrendTable(props: TableProps) {
  const { noun, rows } = props
  if (rows.length === 0) return <p className="quiet">No first draft by {noun} is on record in this period.</p>
  const few = rows.filter(({ trend }) => trend === 'too-few')
  const told = rows.filter(({ trend }) => trend !== 'too-few')
  return (
    <div className="stack">
      <p>{sayTrends(rows, noun)}</p>
      {told.length > 0 ? <MonthRows {...props} rows={told} label={`Findings by ${noun} over time`} /> : null}
      <FewRows few={few.length} all={rows.length} noun={noun} what="too few first drafts in a half of the period">
        <MonthRows {...props} rows={few} label={`Few findings by ${noun} over time`} />
      </FewRows>
    </div>
  )
}

function MonthRows({ noun, rows, months, halves, what, label }: TableProps & { label: string }) {
  const [earlier = [], later = []] = halves
  return (
    <TableFrame label={label}>
      <table className="table">
        <caption>
          First drafts with {what}, by {noun} and month
        </caption>
        <thead>
          <tr>
            <th scope="col">{noun === 'author' ? 'Author' : 'Template'}</th>
            <th scope="col">{spanOf(earlier)}</th>
            <th scope="col">{spanOf(later)}</th>
            <th scope="col">In words</th>
            {months.map((month) => (
              <th key={month} scope="col" className="number">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="nowrap">{shareWords(row.earlier)}</td>
              <td className="nowrap">{shareWords(row.later)}</td>
              <td className={row.trend === 'too-few' ? 'quiet' : undefined}>{TREND_WORDS[row.trend]}</td>
              {row.months.map(({ month, found, recorded }) => (
                <td key={month} className="number nowrap">
                  {recorded === 0 ? '-' : `${found} of ${recorded}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
