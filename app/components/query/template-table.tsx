import type { Purpose } from '#app/domain/query/draft.ts'
import type { TemplateState } from '#app/domain/query/templates/shelf.ts'
import type { TemplateField } from '#app/domain/query/templates/template.ts'
import { rateInWords } from '#app/domain/shared/percent.ts'
import type { Rate } from '#app/domain/shared/rate.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { FIELD_WORDS, gistWords, TEMPLATE_STATE_WORDS } from './template-words.ts'
import { PURPOSE_WORDS } from './words.ts'

export type Usage = {
  asked: number
  answered: number
  byGist: { gist: string; n: number }[]
  elsewhere: Rate | null
}
export type TemplateRow = {
  id: string
  name: string
  field: TemplateField
  purpose: Purpose
  owner: string
  reviewOn: string
  version: number
  origin: 'starter' | 'site'
  state: TemplateState
  isWaiting: boolean
  isReviewDue: boolean
  usage: Usage
}

/** A rate in words: never without its n, and no percentage of fewer than ten. */
export function shareWords(rate: Rate | null): string {
  if (!rate) return '-'
  if (rate.n < 10) return `${rate.events} of ${rate.n}`
  return rateInWords(rate)
}

/** Answers by kind, most frequent first, in one line. */
export const gistLine = (usage: Usage): string =>
  usage.byGist.map(({ gist, n }) => `${gistWords(gist).toLowerCase()} ${n}`).join(', ')

export function TemplateTable({ rows }: { rows: TemplateRow[] }) {
  if (rows.length === 0)
    return (
      <Empty title="No template fits this filter">
        <p>Take a filter away, import a file, or write a new one.</p>
      </Empty>
    )
  return (
    <TableFrame label="Templates">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Template</th>
            <th scope="col">Purpose</th>
            <th scope="col">State</th>
            <th scope="col">Review by</th>
            <th scope="col" className="number">
              Asked
            </th>
            <th scope="col" className="number">
              Answered
            </th>
            <th scope="col">Answers</th>
            <th scope="col">Other or undetermined</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a className="whole" href={`/templates/${row.id}`}>
                  {row.name}
                </a>
                <div className="quiet small">
                  {FIELD_WORDS[row.field]}, version {row.version}
                  {row.origin === 'starter' ? ', built in' : ''}
                </div>
              </th>
              <td>{row.purpose === 'other' ? 'Other' : PURPOSE_WORDS[row.purpose]}</td>
              <td>
                <Badge tone={TEMPLATE_STATE_WORDS[row.state].tone}>{TEMPLATE_STATE_WORDS[row.state].words}</Badge>
                {row.isWaiting && row.state !== 'not-approved' ? (
                  <div className="small">version {row.version} waits for approval</div>
                ) : null}
              </td>
              <td className="nowrap">
                {row.reviewOn} {row.isReviewDue ? <Badge tone="warn">due</Badge> : null}
              </td>
              <td className="number">{row.usage.asked}</td>
              <td className="number">{row.usage.answered}</td>
              <td className="small">{gistLine(row.usage) || '-'}</td>
              <td className="nowrap">{shareWords(row.usage.elsewhere)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
