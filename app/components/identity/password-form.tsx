import { SHORTEST } from '#app/domain/identity/password.ts'
import { FaultSummary, Field } from '../ui/field.tsx'

export function PasswordForm({ faults }: { faults: Record<string, string> | undefined }) {
  return (
    <form method="post" className="panel" aria-label="Change your password">
      <header>
        <h2>Password</h2>
      </header>
      <div className="body stack">
        <FaultSummary faults={faults} />
        <Field
          name="current"
          label="Present password"
          hint="Leave empty if you never had one."
          type="password"
          autoComplete="current-password"
          fault={faults?.current}
        />
        <Field
          name="next"
          label="New password"
          hint={`At least ${SHORTEST} characters; no other rules. A password manager's own is best.`}
          type="password"
          autoComplete="new-password"
          fault={faults?.next}
        />
        <div>
          <button type="submit" name="deed" value="password" className="button">
            Change password
          </button>
        </div>
      </div>
    </form>
  )
}
