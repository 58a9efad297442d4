import { FaultSummary, Field } from '../ui/field.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { SecondStepForm } from './second-step-form.tsx'

export type Ways = {
  name: string
  password: boolean
  code: boolean
  passkey: boolean
  oneClick: boolean
  provider: string | null
}

/** Whoever sits here shows that it is still them, in any way they have. */
export function ConfirmForm({
  ways,
  to,
  faults,
}: {
  ways: Ways
  to: string
  faults: Record<string, string> | undefined
}) {
  return (
    <div className="stack">
      {faults?.form ? <FaultSummary faults={{ form: faults.form }} /> : null}
      {ways.passkey ? (
        <PasskeyForm deed="show" ask="/sign-in/passkey" to={to} words="Confirm with a passkey" isPrimary />
      ) : null}
      {ways.oneClick ? (
        <form method="post" className="panel">
          <input type="hidden" name="to" value={to} />
          <div className="body stack">
            <p className="quiet">
              In the demo one click is enough; elsewhere this asks for a passkey, a code or a password.
            </p>
            <div>
              <button type="submit" name="deed" value="one-click" className="button primary">
                It is me, {ways.name}
              </button>
            </div>
          </div>
        </form>
      ) : null}
      {ways.provider ? (
        <p>
          <a className="button primary" href={`/sign-in/single?again&to=${encodeURIComponent(to)}`}>
            Confirm with {ways.provider}
          </a>
        </p>
      ) : null}
      {ways.code ? <SecondStepForm to={to} faults={faults} words="Confirm" /> : null}
      {ways.password ? <PasswordAgain to={to} fault={faults?.password} /> : null}
    </div>
  )
}

function PasswordAgain({ to, fault }: { to: string; fault: string | undefined }) {
  return (
    <form method="post" className="panel" aria-label="Password">
      <div className="body stack">
        <FaultSummary faults={fault ? { password: fault } : undefined} />
        <input type="hidden" name="to" value={to} />
        <Field
          name="password"
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          fault={fault}
        />
        <div>
          <button type="submit" name="deed" value="password" className="button primary">
            Confirm
          </button>
        </div>
      </div>
    </form>
  )
}
