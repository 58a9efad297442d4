import type { Ageing } from './board-words.ts'
import { LADDER_WORDS } from './words.ts'

type Named = { id: string; name: string }
type Choices = { facilities: Named[]; authors: Named[]; providers: Named[]; mayPassOn: boolean }

function Select({
  name,
  label,
  first,
  list,
  value,
  hotKey,
}: {
  name: string
  label: string
  first: string
  list: Named[]
  value?: string
  hotKey?: string
}) {
  return (
    <select name={name} aria-label={label} defaultValue={value ?? ''} data-key={hotKey}>
      <option value="">{first}</option>
      {list.map(({ id, name: words }) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  )
}

/** The filters. Sent by POST: the address that follows holds all but the words, for which an id stands. */
export function BoardFilters(props: { search: URLSearchParams; words: string; choices: Choices }) {
  const { search, words, choices } = props
  const of = (name: string) => search.get(name) ?? ''
  return (
    <form method="post" action="/searches" className="row tools" aria-label="Filters">
      <input type="hidden" name="page" value="/queries" />
      <input type="hidden" name="view" value={of('view') || 'open'} />
      {of('sort') ? <input type="hidden" name="sort" value={of('sort')} /> : null}
      {of('mine') ? <input type="hidden" name="mine" value={of('mine')} /> : null}
      <input
        autoComplete="off"
        type="search"
        name="words"
        aria-label="Search title, patient or physician"
        placeholder="Title, patient, physician"
        defaultValue={words}
        maxLength={100}
        data-key="/"
      />
      {choices.facilities.length > 1 ? (
        <Select
          name="facility"
          label="Facility"
          first="All facilities"
          list={choices.facilities}
          value={of('facility')}
          hotKey="f"
        />
      ) : null}
      <Select
        name="author"
        label="From"
        first="From everyone"
        list={choices.authors}
        value={of('author')}
        hotKey={choices.facilities.length > 1 ? undefined : 'f'}
      />
      <Select name="provider" label="To" first="To everyone" list={choices.providers} value={of('provider')} />
      <button type="submit" className="button">
        Filter
      </button>
    </form>
  )
}

/** What can be done with the selected rows; works without script, the boxes are tied to it by name. */
export function ManyDeeds({ search, choices }: { search: string; choices: Choices }) {
  return (
    <form method="post" id="many" className="row tools" aria-label="With the selected queries">
      <input type="hidden" name="search" value={search} />
      <button type="submit" name="deed" value="remind" className="button" id="remind-selected">
        Remind
      </button>
      <span className="row tools">
        <Select name="colleague" label="Colleague" first="Hand to ..." list={choices.authors} hotKey="a" />
        <button type="submit" name="deed" value="assign" className="button">
          Assign
        </button>
      </span>
      {choices.mayPassOn ? (
        <span className="row tools">
          <Select name="clinician" label="Clinician" first="Ask instead ..." list={choices.providers} />
          <button type="submit" name="deed" value="redirect" className="button">
            Redirect
          </button>
        </span>
      ) : null}
    </form>
  )
}

/** Where the open queries are stuck, and for how long: numbers, no colour needed. */
export function AgeingTable({ ageing }: { ageing: Ageing[] }) {
  if (ageing.length === 0) return null
  return (
    <details className="panel">
      <summary className="body">
        Ageing of what is open:{' '}
        <span className="quiet">
          {ageing
            .map(
              (row) =>
                `${LADDER_WORDS[row.step] ?? row.step} ${row.underOneDay + row.oneToThree + row.threeToSeven + row.overSeven}`,
            )
            .join(' · ')}
        </span>
      </summary>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">With</th>
              <th scope="col" className="number">
                under 1 day
              </th>
              <th scope="col" className="number">
                1 to 3 days
              </th>
              <th scope="col" className="number">
                3 to 7 days
              </th>
              <th scope="col" className="number">
                over 7 days
              </th>
            </tr>
          </thead>
          <tbody>
            {ageing.map((row) => (
              <tr key={row.step}>
                <th scope="row">{LADDER_WORDS[row.step] ?? row.step}</th>
                <td className="number">{row.underOneDay}</td>
                <td className="number">{row.oneToThree}</td>
                <td className="number">{row.threeToSeven}</td>
                <td className="number">{row.overSeven}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** One's own views of the board: the present filters under a name. */
export function BoardViews({
  saved,
  search,
}: {
  saved: { id: string; name: string; search: string }[]
  search: string
}) {
  return (
    <form method="post" className="row tools" aria-label="My views">
      <input type="hidden" name="search" value={search} />
      {saved.map((view) => (
        <span key={view.id} className="row nowrap-row">
          <a href={`/queries${view.search}`}>{view.name}</a>
          <button
            type="submit"
            name="forget"
            value={view.id}
            className="button plain small"
            aria-label={`Remove the view ${view.name}`}
          >
            ✕
          </button>
        </span>
      ))}
      <input
        autoComplete="off"
        type="text"
        name="name"
        maxLength={60}
        aria-label="Keep this view as"
        placeholder="Keep this view as"
      />
      <button type="submit" name="deed" value="keep" className="button">
        Keep
      </button>
    </form>
  )
}
