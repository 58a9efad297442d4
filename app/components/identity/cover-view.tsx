import { Choice, Field } from '../ui/field.tsx'
import { Moment } from '../ui/time.tsx'

type Moments = Date | string
export type CoverItem = { id: string; by: string; fromAt: Moments; toAt: Moments; reason: string | null }

/** What is arranged, soonest first, each with a way to end it. */
export function CoverTable({ coverages, now, whose }: { coverages: CoverItem[]; now: Moments; whose: string }) {
  if (coverages.length === 0) return <p className="quiet">No cover is arranged.</p>
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Who answers</th>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="unseen">End</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {coverages.map((cover) => (
            <tr key={cover.id}>
              <td>{cover.by}</td>
              <td>
                <Moment at={cover.fromAt} now={now} />
              </td>
              <td>
                <Moment at={cover.toAt} now={now} />
              </td>
              <td>{cover.reason}</td>
              <td>
                <form method="post">
                  <input type="hidden" name="for" value={whose} />
                  <button
                    type="submit"
                    name="end"
                    value={cover.id}
                    className="button small"
                    aria-label={`End the cover by ${cover.by}`}
                  >
                    End
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Days away, once or as a rota. */
export function CoverForm(props: { colleagues: { id: string; words: string }[]; timeZone: string; whose: string }) {
  const { colleagues, timeZone, whose } = props
  const options = [{ value: '', words: 'Choose ...' }, ...colleagues.map(({ id, words }) => ({ value: id, words }))]
  return (
    <form method="post" className="panel body stack">
      <h2>Arrange cover</h2>
      <input type="hidden" name="for" value={whose} />
      <Choice
        name="colleague"
        label={whose ? 'Who answers in their place?' : 'Who answers in your place?'}
        options={options}
        required
      />
      <Field name="fromOn" label="First day" hint={`Whole days, ${timeZone}`} type="date" required />
      <Field name="toOn" label="Last day" type="date" required />
      <Field
        name="everyDays"
        label="Again every so many days"
        hint="Empty: once. Seven on, seven off: 14"
        type="number"
        min={1}
        max={365}
      />
      <Field name="times" label="How many times" type="number" min={1} max={60} defaultValue={1} />
      <Field name="reason" label="Why (optional)" maxLength={200} />
      <button type="submit" className="button primary">
        Arrange
      </button>
    </form>
  )
}

/** Whose cover: for who arranges it for a clinician who cannot, being ill or gone. */
export function CoverOf({ whose, others }: { whose: string; others: { id: string; words: string }[] }) {
  const options = [{ value: '', words: 'Choose ...' }, ...others.map(({ id, words }) => ({ value: id, words }))]
  return (
    <form method="get" className="filter-row">
      <Choice name="for" label="Whose cover?" options={options} defaultValue={whose} />
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
