import { FaultSummary, Field } from '#app/components/ui/field.tsx'
import { PasskeyForm } from './passkey-form.tsx'

type Props = { to: string; email: string; faults: Record<string, string> | undefined; provider: string | null }

/** Every way in, in one place: what needs nothing typed first, the password beneath it. */
export function SignInForm(props: Props) {
  return (
    <section className="panel sign-in" aria-label="Sign in">
      <div className="body stack">
        <div className="ways">
          {props.provider ? (
            <a className="button primary" href={`/sign-in/single?to=${encodeURIComponent(props.to)}`}>
              Continue with {props.provider}
            </a>
          ) : null}
          <PasskeyForm
            deed="show"
            ask="/sign-in/passkey"
            action="/sign-in/passkey"
            to={props.to}
            words="Sign in with a passkey"
            isPrimary={false}
          />
          <p className="or">
            <span>or by password</span>
          </p>
        </div>
        <PasswordIn {...props} />
      </div>
    </section>
  )
}

function PasswordIn(props: Props) {
  return (
    <form method="post" className="stack" aria-label="Sign in with e-mail and password">
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
      <button type="submit" className={props.provider ? 'button' : 'button primary'}>
        Sign in
      </button>
    </form>
  )
}
