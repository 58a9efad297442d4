import type { Severity } from '#app/domain/query/draft.ts'
import type { QueryState } from '#app/domain/query/query.ts'
import { inPercent } from '#app/domain/shared/percent.ts'
import { isTooFew, type Rate, rateOf } from '#app/domain/shared/rate.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { FewRows } from './few-rows.tsx'
import { shareWords } from './template-table.tsx'
import { STATE_WORDS } from './words.ts'

type Row = { key: string; sent: number; recorded: number; clean: number; rate: Rate | null }
type NamedRow = Row & { name: string; findings: { rule: string; drafts: number }[] }
export type RuleRow = { id: string; severity: Severity; drafts: number; rate: Rate | null; months: number[] }

/** The first figure: how many were clean when first whole, with its denominator and what is not on record. */
export function CleanFigure({ total }: { total: Omit<Row, 'key'> }) {
  return (
    <div className="figure">
      <span className="what">Clean at first draft</span>
      <span className="value">{total.rate && total.rate.n >= 10 ? `${inPercent(total.rate.rate)} %` : '-'}</span>
      <span className="n">
        {total.recorded > 0 ? `${shareWords(total.rate)} first drafts on record; ` : ''}
        {total.sent - total.recorded} of {total.sent} sent have no first draft on record
      </span>
    </div>
  )
}

export function StateVolume({ states }: { states: { state: QueryState; n: number }[] }) {
  return (
    <section className="panel" aria-label="Queries by state">
      <header>
        <h2>Queries by state</h2>
      </header>
      <dl className="body facts">
        {states.map(({ state, n }) => (
          <div key={state} className="row">
            <dt>
              <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].words}</Badge>
            </dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function cleanRate(months: Row[]): Rate | null {
  const sum = (of: 'clean' | 'recorded') => months.reduce((all, month) => all + month[of], 0)
  return rateOf(sum('clean'), sum('recorded'))
}

/** Findings of first drafts by rule, month by month: drafts with the finding; the denominator of each month stands in the head. */
export function RuleTable({ rules, months }: { rules: RuleRow[]; months: Row[] }) {
  if (rules.length === 0) return <Empty title="No finding in a first draft of this period" />
  return (
    <TableFrame label="Findings by rule">
      <table className="table">
        <caption>First drafts in which a rule found something</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Drafts</th>
            {months.map((month) => (
              <th key={month.key} scope="col" className="number">
                {month.key}
                <div className="quiet small">of {month.recorded}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Clean, no error</th>
            <td className="nowrap">{shareWords(cleanRate(months))}</td>
            {months.map((month) => (
              <td key={month.key} className="number">
                {month.recorded > 0 ? (
                  <progress className="share" max={month.recorded} value={month.clean} aria-hidden="true" />
                ) : null}{' '}
                {month.clean}
              </td>
            ))}
          </tr>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">
                <a href={`/rules#${rule.id}`}>{rule.id}</a> <span className="quiet small">{rule.severity}</span>
              </th>
              <td className="nowrap">{shareWords(rule.rate)}</td>
              {rule.months.map((n, place) => (
                <td key={months[place]?.key} className="number">
                  {n}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** First drafts by author or by template, most sent first; no rank, no colour. Those with too few on record are folded. */
export function FirstDraftTable({ label, rows }: { label: string; rows: NamedRow[] }) {
  const noun = label.toLowerCase()
  const few = rows.filter(({ recorded }) => isTooFew(recorded))
  const told = rows.filter(({ recorded }) => !isTooFew(recorded))
  return (
    <div className="stack">
      {told.length > 0 ? <DraftRows label={label} caption={`First drafts by ${noun}`} rows={told} /> : null}
      <FewRows few={few.length} all={rows.length} noun={noun} what="fewer than ten first drafts on record">
        <DraftRows label={label} caption={`Few first drafts by ${noun}`} rows={few} />
      </FewRows>
    </div>
  )
}

function DraftRows({ label, caption, rows }: { label: string; caption: string; rows: NamedRow[] }) {
  return (
    <TableFrame label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" className="number">
              Sent
            </th>
            <th scope="col">Clean at first draft</th>
            <th scope="col">What was found</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="number">{row.sent}</td>
              <td className="nowrap">{shareWords(row.rate)}</td>
              <td className="small">
                {row.findings
                  .slice(0, 4)
                  .map((f) => `${f.rule} ${f.drafts}`)
                  .join(', ') || '-'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

export function LetStandTable(props: {
  rows: {
    queryId: string
    rule: string
    where: string
    reason: string
    authorName: string | null
    sentAt: Date | string
  }[]
}) {
  if (props.rows.length === 0) return <p className="quiet">No warning was let stand in this period.</p>
  return (
    <TableFrame label="Warnings let stand">
      <table className="table">
        <caption>Warnings let stand, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Sent</th>
            <th scope="col">Rule</th>
            <th scope="col">Reason</th>
            <th scope="col">Author</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={`${row.queryId}-${row.rule}-${row.where}`}>
              <td className="nowrap">
                <a href={`/queries/${row.queryId}`}>{new Date(row.sentAt).toISOString().slice(0, 10)}</a>
              </td>
              <td>
                {row.rule} <span className="quiet small">{row.where}</span>
              </td>
              <td>{row.reason}</td>
              <td>{row.authorName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
