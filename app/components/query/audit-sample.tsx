import type { Agreement, Verdict } from '#app/domain/query/audit-sample.ts'
import { Badge } from '../ui/badge.tsx'
import { Field } from '../ui/field.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { shareWords } from './template-table.tsx'

export const VERDICT_WORDS: Record<Verdict, string> = { compliant: 'Compliant', 'not-compliant': 'Not compliant' }

export function sayJudgeRefusal(
  refusal: 'own-query' | 'judged-already' | 'enough-judged' | 'no-rule-named' | 'no-such-item',
): string {
  const words = {
    'own-query': 'You wrote this one: two others judge it.',
    'judged-already': 'You have judged this one.',
    'enough-judged': 'Two people have judged this one.',
    'no-rule-named': 'Name the rule that it breaks.',
    'no-such-item': 'There is no such query in this sample.',
  }
  return words[refusal]
}

/** How far two reviewers agree, in words: the part, and what is left of it beyond chance. */
export function agreementWords({ pairs, agreed, kappa }: Agreement): string {
  if (pairs === 0) return 'No query has two judgments yet.'
  const beyond = kappa
    ? `Cohen's kappa ${kappa.value.toFixed(2)} (${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)})`
    : "Cohen's kappa cannot be told: all verdicts are alike"
  return `Agreed on ${shareWords(agreed)}. ${beyond}.`
}

export function DrawSample({ from, to }: { from: string; to: string }) {
  return (
    <form method="post" className="filter-row">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <Field name="size" label="Queries in the sample" type="number" min={1} max={200} defaultValue={20} />
      <Field
        name="seed"
        label="Seed"
        hint="Empty: drawn for you. Kept, so that it can be drawn again."
        maxLength={80}
      />
      <button type="submit" className="button">
        Draw a sample
      </button>
    </form>
  )
}

type SampleRow = {
  position: number
  judged: number
  mine: Verdict | null
  verdicts: { verdict: Verdict; rules: string[]; comment: string }[]
}

export function SampleTable({ sampleId, rows }: { sampleId: string; rows: SampleRow[] }) {
  return (
    <TableFrame label="The sample">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Query</th>
            <th scope="col">Judged by</th>
            <th scope="col">Yours</th>
            <th scope="col">Both, once both have judged</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.position}>
              <th scope="row">
                <a className="whole" href={`/compliance/samples/${sampleId}/${row.position}`}>
                  {row.position}
                </a>
              </th>
              <td>{row.judged} of 2</td>
              <td>{row.mine ? VERDICT_WORDS[row.mine] : '-'}</td>
              <td>
                {row.verdicts.map((one, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: first and second voice, in the order of time
                  <div key={n}>
                    <Badge tone={one.verdict === 'compliant' ? 'good' : 'bad'}>{VERDICT_WORDS[one.verdict]}</Badge>{' '}
                    <span className="small">{[one.rules.join(', '), one.comment].filter(Boolean).join(' · ')}</span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
