import type { PaymentRefusal } from '#app/domain/payment/ipps.ts'
import { dotted } from '../codes/dotted.ts'
import { Badge } from '../ui/badge.tsx'
import { sayCents, sayNoPayment } from './rate-words.ts'
import { SEVERITY_WORDS, sayDifference, sayDirection, sayNotGrouped, sayWeight } from './worth-words.ts'

type Grouping = { drg: string | null; severity: string | null; weightX10000: number | null; notGrouped: string | null }
type Expected = {
  drg: string | null
  notGrouped: string | null
  weightX10000: number | null
  differenceX10000: number | null
  labels: string[]
}
export type WorthView = {
  working: { grouping: Grouping | null; title: string | null; isEstimate: boolean; basis: string }
  questions: { id: string; label: string; unknown: string[]; expected: Expected[] }[]
  effects: {
    total: number | null
    answers: { id: string; label: string; leaveOneOut: number | null; share: number | null }[]
  } | null
  paid: { cents: number | null; why: PaymentRefusal | null; payer: string | null } | null
}

/** The coder's side of payment on a chart: the working DRG, where open questions may lead it either way, what answers did. Never on a page about a query. */
export function WorthPanel({ worth }: { worth: WorthView }) {
  const { working, questions, effects, paid } = worth
  return (
    <section className="panel worth" aria-labelledby="worth">
      <header>
        <h2 id="worth">Working DRG</h2>
        {working.isEstimate ? <Badge tone="warn">Estimate</Badge> : null}
      </header>
      <div className="body stack">
        <Working working={working} />
        {paid ? <Paid paid={paid} /> : null}
        {working.grouping && questions.length > 0 ? <Questions questions={questions} /> : null}
        {effects ? <Effects effects={effects} /> : null}
        <p className="small quiet">{working.basis}.</p>
      </div>
    </section>
  )
}

function Working({ working: { grouping, title } }: Pick<WorthView, 'working'>) {
  if (!grouping) return <p className="quiet">No principal diagnosis is coded yet, so there is no DRG.</p>
  if (grouping.drg === null) return <p>No DRG: {sayNotGrouped(grouping.notGrouped)}.</p>
  return (
    <p className="drg">
      <strong>{grouping.drg}</strong> {title ?? 'not in the loaded table'}
      <br />
      <span className="small">
        weight {sayWeight(grouping.weightX10000)}
        {grouping.severity ? `, ${SEVERITY_WORDS[grouping.severity] ?? grouping.severity}` : ''}
      </span>
    </p>
  )
}

/** Dollars where a rate is kept; nothing at all where the house keeps none, so that an empty table does not nag on every chart. */
function Paid({ paid: { cents, why, payer } }: { paid: NonNullable<WorthView['paid']> }) {
  if (cents !== null)
    return (
      <p className="small">
        about <strong>{sayCents(cents)}</strong> by the rate kept for {payer}, without outlier or transfer
      </p>
    )
  return why === null || why === 'no-rate' ? null : <p className="small quiet">No amount: {sayNoPayment(why)}.</p>
}

const MOST_NAMED = 4
function sayLabels(labels: string[]): string {
  const said = labels.map((label) => (label === '' ? 'line removed' : /^[A-Z]\d/.test(label) ? dotted(label) : label))
  const more = said.length - MOST_NAMED
  return said.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** Questions that could move the DRG, each answer by where it leads; the others in one sentence. */
function Questions({ questions }: Pick<WorthView, 'questions'>) {
  const isIdle = ({ expected, unknown }: WorthView['questions'][number]) => expected.length < 2 && unknown.length === 0
  const idle = questions.filter(isIdle)
  return (
    <>
      <h3>If the open questions are answered</h3>
      <div className="grid-2">
        {questions
          .filter((question) => !isIdle(question))
          .map((question) => (
            <Question key={question.id} question={question} />
          ))}
      </div>
      {idle.length > 0 ? (
        <p className="small">No answer moves the DRG: {idle.map(({ label }) => label).join('; ')}.</p>
      ) : null}
    </>
  )
}

function Question({ question: { label, expected, unknown } }: { question: WorthView['questions'][number] }) {
  return (
    <table className="table loose outcomes">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">DRG</th>
          <th scope="col" className="number">
            Weight
          </th>
          <th scope="col" className="number">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {expected.map((one) => (
          <tr key={`${one.drg} ${one.notGrouped}`}>
            <td className="small">{sayLabels(one.labels)}</td>
            <td>{one.drg ?? <span className="small">{sayNotGrouped(one.notGrouped)}</span>}</td>
            <td className="number">{one.drg === null ? '' : sayWeight(one.weightX10000)}</td>
            <td className="number">{sayDifference(one.differenceX10000)}</td>
          </tr>
        ))}
        {unknown.length > 0 ? (
          <tr>
            <td className="small">{unknown.join(', ')}</td>
            <td colSpan={3} className="small quiet">
              cannot be told: no code of the loaded edition is known for it
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

function Effects({ effects }: { effects: NonNullable<WorthView['effects']> }) {
  return (
    <>
      <h3>What the closed answers did</h3>
      <table className="table loose outcomes">
        <caption className="unseen">Change of weight by closed query</caption>
        <thead>
          <tr>
            <th scope="col">Query</th>
            <th scope="col" className="number">
              Weight
            </th>
            <th scope="col">Direction</th>
          </tr>
        </thead>
        <tbody>
          {effects.answers.map(({ id, label, share }) => (
            <tr key={id}>
              <td className="small">
                <a href={`/queries/${id}`}>{label}</a>
              </td>
              <td className="number">{sayDifference(share)}</td>
              <td className="small">{sayDirection(share)}</td>
            </tr>
          ))}
          {effects.answers.length > 1 ? (
            <tr>
              <th scope="row">Together</th>
              <td className="number">{sayDifference(effects.total)}</td>
              <td className="small">{sayDirection(effects.total)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </>
  )
}
