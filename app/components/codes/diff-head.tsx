import { countWords } from '#app/domain/shared/percent.ts'
import { Notice } from '../ui/badge.tsx'
import { kindWords, sayDates, sayTotals } from './reference-words.ts'

type Named = {
  key: string
  kind: string
  edition: string
  state: string
  startOn: string
  endOn: string | null
  totals: Record<string, number>
}
type Diff = {
  from: Named | null
  to: Named
  shown: string
  question: string
  choices: { key: string; edition: string; state: string }[]
  counts: Record<'touched' | 'added' | 'deleted' | 'revised', number>
  charts: number
  urgent: number
}

/** What is compared with what, what the change means for us in one sentence, and the way to activate. */
export function DiffHead({ diff, csv }: { diff: Diff; csv: string }) {
  const { from, to, counts } = diff
  const n = countWords
  return (
    <>
      <section className="panel">
        <div className="body stack">
          <p>
            In force {sayDates(to.startOn, to.endOn)}: {sayTotals(to.totals)}.{' '}
            {from
              ? `Against ${from.edition} (${sayTotals(from.totals)}): ${n(counts.added)} added, ${n(counts.deleted)} deleted, ${n(counts.revised)} revised.`
              : `It is the first edition of ${kindWords(to.kind)} here: there is nothing to compare it with.`}
            {from && to.kind === 'icd10cm'
              ? ` ${n(counts.touched)} of the changed codes ${counts.touched === 1 ? 'touches' : 'touch'} something of ours, on ${n(diff.charts)} open ${diff.charts === 1 ? 'chart' : 'charts'}; ${n(diff.urgent)} ${diff.urgent === 1 ? 'stops' : 'stop'} a bill.`
              : ''}
          </p>
          {to.state === 'staged' ? (
            <form method="post" action="/reference/change" className="row">
              <input type="hidden" name="release" value={to.key} />
              <button type="submit" name="deed" value="activate" className="button primary">
                Activate {to.edition}
              </button>
              <span className="quiet small">
                It can be rolled back afterwards. Charts keep the release they were coded in.
              </span>
            </form>
          ) : null}
        </div>
      </section>
      {to.state === 'replaced' || to.state === 'rolled-back' ? (
        <Notice tone="warn">This release is out of force.</Notice>
      ) : null}
      {from ? (
        <form method="get" className="row" aria-label="Compare and search">
          <input type="hidden" name="to" value={to.key} />
          <input type="hidden" name="show" value={diff.shown} />
          <select name="from" defaultValue={from.key} aria-label="Compare with" className="search-narrow">
            {diff.choices.map(({ key, edition, state }) => (
              <option key={key} value={key}>
                Compare with {edition}
                {state === 'active' ? '' : ' (replaced)'}
              </option>
            ))}
          </select>
          <input
            autoComplete="off"
            type="search"
            name="q"
            defaultValue={diff.question}
            placeholder="Code or words"
            aria-label="Search in this list"
            className="search-narrow"
          />
          <button type="submit" className="button">
            Show
          </button>
          <a className="button" href={csv}>
            Download all as CSV
          </a>
          {to.kind === 'icd10cm' ? (
            <a className="button" href={`${csv}&list=touched`}>
              Download what is touched as CSV
            </a>
          ) : null}
        </form>
      ) : null}
    </>
  )
}
