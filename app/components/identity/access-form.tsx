import { type AccessPolicy, FACTOR_RULES, type FactorRule } from '#app/domain/identity/access-policy.ts'
import { ROLES, type Role } from '#app/domain/identity/role.ts'
import { Field } from '../ui/field.tsx'
import { TableFrame } from '../ui/table-frame.tsx'

const FACTOR_WORDS: Record<FactorRule, string> = { none: 'Not offered', optional: 'Optional', required: 'Required' }
const ROLE_NAMES: Record<Role, string> = {
  coder: 'Coder',
  cdi: 'CDI specialist',
  physician: 'Physician',
  advisor: 'Physician advisor',
  manager: 'Manager',
  administrator: 'Administrator',
}

/** How each role signs in and for how long. Who has several roles lives by the strictest of each. */
export function AccessForm({ policy }: { policy: AccessPolicy }) {
  return (
    <form method="post" className="panel" aria-labelledby="by-role">
      <header>
        <h2 id="by-role">By role</h2>
      </header>
      <div className="body stack">
        <TableFrame label="Sign-in by role">
          <table className="table folding policy-table">
            <thead>
              <tr>
                <th scope="col">Role</th>
                <th scope="col">Second factor</th>
                <th scope="col">Signed out after a pause of (minutes)</th>
                <th scope="col">Signed out after (hours)</th>
              </tr>
            </thead>
            <tbody>
              {ROLES.map((role) => (
                <RoleRow key={role} role={role} policy={policy} />
              ))}
            </tbody>
          </table>
        </TableFrame>
        <p className="small quiet">
          Who has several roles lives by the strictest. A role that requires a second factor is led to set one up at the
          next sign-in. The proposed HIPAA Security Rule of 2025 asks for one from everybody.
        </p>
        <div className="grid-3">
          <Field
            name="stepUpMinutes"
            label="Confirm before signing, after a pause of"
            hint="Minutes, 3 to 720"
            type="number"
            min={3}
            max={720}
            defaultValue={policy.stepUpMinutes}
          />
          <Field
            name="openingMinutes"
            label="A chart opened for a reason stays open for"
            hint="Minutes, 5 to 720"
            type="number"
            min={5}
            max={720}
            defaultValue={policy.openingMinutes}
          />
        </div>
        <label className="check">
          <input type="checkbox" name="trustsProvider" value="yes" defaultChecked={policy.trustsProvider} /> Single
          sign-on counts as two factors: the identity provider asks for them
        </label>
        <div>
          <button type="submit" name="deed" value="policy" className="button primary">
            Keep
          </button>
        </div>
      </div>
    </form>
  )
}

function RoleRow({ role, policy }: { role: Role; policy: AccessPolicy }) {
  const { factor, idleMinutes, absoluteHours } = policy.roles[role]
  return (
    <tr>
      <th scope="row">{ROLE_NAMES[role]}</th>
      <td data-label="Second factor">
        <select name={`factor-${role}`} defaultValue={factor} aria-label={`Second factor: ${ROLE_NAMES[role]}`}>
          {FACTOR_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {FACTOR_WORDS[rule]}
            </option>
          ))}
        </select>
      </td>
      <td data-label="Signed out after a pause of (minutes)">
        <input
          type="number"
          name={`idle-${role}`}
          min={2}
          max={720}
          defaultValue={idleMinutes}
          aria-label={`Pause in minutes: ${ROLE_NAMES[role]}`}
        />
      </td>
      <td data-label="Signed out after (hours)">
        <input
          type="number"
          name={`hours-${role}`}
          min={1}
          max={24}
          defaultValue={absoluteHours}
          aria-label={`Hours: ${ROLE_NAMES[role]}`}
        />
      </td>
    </tr>
  )
}
