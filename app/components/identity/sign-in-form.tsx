import { FaultSummary, Field } from '#app/components/ui/field.tsx'

export function SignInForm(props: { to: string; email: string; faults: Record<string, string> | undefined }) {
  return (
    <form method="post" className="stack panel" aria-label="Sign in with e-mail and password">
      <div className="body stack">
        <FaultSummary faults={props.faults} />
        <input type="hidden" name="to" value={props.to} />
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          defaultValue={props.email}
          fault={props.faults?.email}
        />
        <Field name="password" label="Password" type="password" autoComplete="current-password" required />
        <div>
          <button type="submit" className="button primary">
            Sign in
          </button>
        </div>
      </div>
    </form>
  )
}
