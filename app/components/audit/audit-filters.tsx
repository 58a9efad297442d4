import { Choice, Field } from '../ui/field.tsx'

type Filter = { who: string; what: string; on: string; patient: string; from: string; to: string }

/** Who, what, when, on whom, on which record. Sent by POST: for what is typed an id stands in the address that follows. */
export function AuditFilters(props: {
  filter: Filter
  people: { id: string; name: string }[]
  kinds: { kind: string; words: string }[]
}) {
  const { filter, people, kinds } = props
  const isNarrowed = Object.values(filter).some((value) => value !== '')
  return (
    <form method="post" action="/searches" className="filter-row">
      <input type="hidden" name="page" value="/audit" />
      <Choice
        name="who"
        label="Who"
        defaultValue={filter.who}
        options={[
          { value: '', words: 'Everyone' },
          ...people.map((p) => ({ value: p.id, words: p.name })),
          { value: 'system', words: 'The system itself' },
          { value: 'terminal', words: 'The terminal' },
        ]}
      />
      <Choice
        name="what"
        label="What"
        defaultValue={filter.what}
        options={[{ value: '', words: 'Everything' }, ...kinds.map((k) => ({ value: k.kind, words: k.words }))]}
      />
      <Field name="from" label="From" type="date" defaultValue={filter.from} />
      <Field name="to" label="To" type="date" defaultValue={filter.to} />
      <Field name="patient" label="Patient id" defaultValue={filter.patient} maxLength={64} />
      <Field name="on" label="Record id" defaultValue={filter.on} maxLength={64} />
      <button type="submit" className="button">
        Show
      </button>
      {isNarrowed ? <a href="/audit">Clear</a> : null}
    </form>
  )
}
