import { Empty } from '../ui/badge.tsx'
import { FaultSummary, Field } from '../ui/field.tsx'
import { PeopleChoice } from './people-choice.tsx'
import { counted } from './words.ts'

export type ListSeen = { id: string; name: string; providers: number; names: string[] }
const MOST_NAMED = 6

/** Saved lists with who is on them, and the ways from each. */
export function ProviderLists({ lists }: { lists: ListSeen[] }) {
  if (lists.length === 0) {
    return (
      <div className="panel">
        <Empty title="No saved list yet">
          <p>
            Put together who rounds, learns or teaches together. Targets are then shown for them, and a session is
            planned for them in one step.
          </p>
        </Empty>
      </div>
    )
  }
  return (
    <ul className="pieces">
      {lists.map(({ id, name, providers, names }) => (
        <li key={id}>
          <h2>
            <a href={`/education/lists/${id}`}>{name}</a>
          </h2>
          <p className="small quiet">
            {counted(providers, 'provider')}: {names.slice(0, MOST_NAMED).join(', ')}
            {providers > MOST_NAMED ? ' and others' : ''}
          </p>
          <p className="row">
            <a className="button small" href={`/education/targets?by=list&group=${id}`}>
              Targets
            </a>
            <a className="button small" href={`/education/sessions/new?list=${id}`}>
              Plan a session
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

type Props = {
  list: {
    id: string | null
    name: string
    version: number
    providers: { id: string; name: string; specialty: string | null; isOn: boolean }[]
  }
  faults: Record<string, string> | undefined
  typed: Record<string, string>
}

/** A list in one form: its name and who is on it. */
export function ListForm({ list, faults, typed }: Props) {
  const on = typed['providers[]'] === undefined ? null : new Set(typed['providers[]'].split('\n'))
  const picked = new Set(list.providers.filter(({ id, isOn }) => (on ? on.has(id) : isOn)).map(({ id }) => id))
  return (
    <>
      <form method="post" className="stack">
        <FaultSummary faults={faults} />
        <input type="hidden" name="version" value={list.version} />
        <Field name="name" label="Name" maxLength={100} defaultValue={typed.name ?? list.name} fault={faults?.name} />
        <fieldset className="stack" id="field-people">
          <legend>On the list</legend>
          {faults?.people ? <p className="fault">{faults.people}</p> : null}
          <PeopleChoice providers={list.providers} picked={picked} />
        </fieldset>
        <p>
          <button type="submit" name="deed" value="save" className="button primary">
            Save the list
          </button>
        </p>
      </form>
      {list.id === null ? null : (
        <form method="post">
          <input type="hidden" name="name" value={list.name} />
          <input type="hidden" name="version" value={list.version} />
          <button type="submit" name="deed" value="remove" className="button">
            Remove the list "{list.name}"
          </button>{' '}
          <span className="small quiet">Sessions planned for it keep their people.</span>
        </form>
      )}
    </>
  )
}
