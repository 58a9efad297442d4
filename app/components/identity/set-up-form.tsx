import { SHORTEST } from '#app/domain/identity/password.ts'
import { FaultSummary, Field } from '../ui/field.tsx'

export function SetUpForm({
  faults,
  typed,
}: {
  faults: Record<string, string> | undefined
  typed: { email: string; name: string }
}) {
  return (
    <form method="post" className="panel" aria-label="The first administrator">
      <div className="body stack">
        <FaultSummary faults={faults} />
        <Field
          name="secret"
          label="The server's secret"
          hint="The value of ADDENDUM_SECRET: it shows that you are who runs this server."
          type="password"
          autoComplete="off"
          required
          fault={faults?.secret}
        />
        <Field
          name="name"
          label="Your name"
          defaultValue={typed.name}
          autoComplete="name"
          required
          fault={faults?.name}
        />
        <Field
          name="email"
          label="Your e-mail address"
          type="email"
          defaultValue={typed.email}
          autoComplete="username"
          required
          fault={faults?.email}
        />
        <Field
          name="password"
          label="A password"
          hint={`At least ${SHORTEST} characters; no other rules.`}
          type="password"
          autoComplete="new-password"
          required
          fault={faults?.password}
        />
        <div>
          <button type="submit" className="button primary">
            Make the administrator
          </button>
        </div>
      </div>
    </form>
  )
}
