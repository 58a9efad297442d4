import type { Suspect } from '#app/domain/payment/recapture.ts'
import { dotted } from '../codes/dotted.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { HINT_WORDS, sayFactor } from './risk-words.ts'

type Category = { hcc: string; label: string | null; codes: string[] }
type Part = { name: string; kind: string; factorX10000: number }
export type RiskFound = {
  recaptured: Category[]
  open: Category[]
  added: Category[]
  unsupported: Category[]
  suspects: (Suspect & { label: string | null })[]
  score: { x10000: number; parts: Part[]; dropped: { hcc: string; by: string }[]; notInTable: string[] } | null
}

/** A year of one member: what is still to be looked at first, then what is settled, then the score. Both directions weigh the same. */
export function RiskView({ found, year }: { found: RiskFound; year: number }) {
  return (
    <>
      <Categories
        id="open"
        title={`Documented in ${year - 1}, not yet in ${year}`}
        lead="Look whether the condition still stands. If it does not, its absence is right."
        none={`Nothing of ${year - 1} is left open.`}
        categories={found.open}
      />
      <Categories
        id="unsupported"
        title="Coded, not yet final"
        lead="Working lines count for nothing until the record supports them. Taking one out that it does not support is a success."
        none="Every category that is coded is final."
        categories={found.unsupported}
      />
      <Suspects suspects={found.suspects} />
      <Categories
        id="recaptured"
        title={`Documented in both years`}
        none={`Nothing of ${year - 1} is documented again yet.`}
        categories={found.recaptured}
      />
      <Categories id="added" title={`New in ${year}`} none="No category is new." categories={found.added} />
      {found.score ? <Score score={found.score} /> : null}
    </>
  )
}

function Categories(props: { id: string; title: string; lead?: string; none: string; categories: Category[] }) {
  const { id, title, lead, none, categories } = props
  return (
    <section className="panel" aria-labelledby={`risk-${id}`}>
      <header>
        <h2 id={`risk-${id}`}>{title}</h2>
        <span className="small quiet">{categories.length}</span>
      </header>
      <div className="body stack">
        {lead && categories.length > 0 ? <p className="small quiet">{lead}</p> : null}
        {categories.length === 0 ? <p className="quiet">{none}</p> : null}
        {categories.map(({ hcc, label, codes }) => (
          <div key={hcc}>
            <strong>HCC {hcc}</strong> {label ?? 'not in the loaded table'}
            {codes.length > 0 ? <div className="small quiet">by {codes.map(dotted).join(', ')}</div> : null}
          </div>
        ))}
      </div>
    </section>
  )
}

function Suspects({ suspects }: Pick<RiskFound, 'suspects'>) {
  return (
    <section className="panel" aria-labelledby="risk-suspects">
      <header>
        <h2 id="risk-suspects">Hinted at, not coded</h2>
        <span className="small quiet">{suspects.length}</span>
      </header>
      <div className="body stack">
        {suspects.length === 0 ? (
          <p className="quiet">No drug, result or entry of the problem list hints at more.</p>
        ) : (
          <p className="small quiet">
            A hint is a reason to read the record, never to code. Ask where the record does not say.
          </p>
        )}
        {suspects.map(({ hcc, label, why, evidence }) => (
          <div key={`${hcc} ${why}`}>
            <strong>HCC {hcc}</strong> {label ?? 'not in the loaded table'}
            <div className="small quiet">
              by {HINT_WORDS[why]}: {evidence}
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}

function Score({ score: { x10000, parts, dropped, notInTable } }: { score: NonNullable<RiskFound['score']> }) {
  return (
    <section className="panel" aria-labelledby="risk-score">
      <header>
        <h2 id="risk-score">Score of final codes</h2>
        <strong>{sayFactor(x10000)}</strong>
      </header>
      <TableFrame label="Parts of the score">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Kind</th>
              <th scope="col" className="number">
                Factor
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ name, kind, factorX10000 }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{kind}</td>
                <td className="number">{sayFactor(factorX10000)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <div className="body stack small quiet">
        {dropped.length > 0 ? (
          <p>By the hierarchies: {dropped.map(({ hcc, by }) => `HCC ${hcc} gives way to HCC ${by}`).join('; ')}.</p>
        ) : null}
        {notInTable.length > 0 ? <p>Not in the loaded table: {notInTable.join(', ')}.</p> : null}
        <p>Raw, before normalisation and coding intensity.</p>
      </div>
    </section>
  )
}
