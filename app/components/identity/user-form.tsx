import { ROLES } from '#app/domain/identity/role.ts'
import { FaultSummary, Field } from '../ui/field.tsx'

const WORDS = {
  coder: 'Coder',
  cdi: 'CDI specialist',
  physician: 'Physician',
  advisor: 'Physician advisor',
  manager: 'Manager',
  administrator: 'Administrator',
}

export function UserForm(props: {
  facilities: { id: string; name: string }[]
  faults: Record<string, string> | undefined
  typed: Record<string, string>
}) {
  const { faults, typed } = props
  return (
    <form method="post" className="panel" aria-label="Add a person">
      <header>
        <h2>Add a person</h2>
      </header>
      <div className="body stack">
        <FaultSummary faults={faults} />
        <div className="grid-3">
          <Field name="name" label="Name" defaultValue={typed.name} fault={faults?.name} autoComplete="off" />
          <Field
            name="email"
            label="E-mail"
            type="email"
            defaultValue={typed.email}
            fault={faults?.email}
            autoComplete="off"
          />
          <Field name="credentials" label="Credentials" hint="RHIA, CCS, MD ..." defaultValue={typed.credentials} />
        </div>
        <fieldset>
          <legend className="label">Roles</legend>
          <div className="row">
            {ROLES.map((role) => (
              <label key={role} className="check">
                <input type="checkbox" name="roles[]" value={role} /> {WORDS[role]}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="label">Works for</legend>
          <div className="row">
            <label className="check">
              <input type="checkbox" name="facilities[]" value="*" /> Every facility
            </label>
            {props.facilities.slice(0, 30).map((facility) => (
              <label key={facility.id} className="check">
                <input type="checkbox" name="facilities[]" value={facility.id} /> {facility.name}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid-3">
          <Field
            name="provider"
            label="Clinician of the charts"
            hint="For physicians: the id of the clinician they are."
          />
          <Field
            name="password"
            label="First password"
            type="password"
            autoComplete="new-password"
            fault={faults?.password}
          />
        </div>
        <div>
          <button type="submit" name="deed" value="add" className="button primary">
            Add
          </button>
        </div>
      </div>
    </form>
  )
}
