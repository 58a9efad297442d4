import { PasskeyForm } from './passkey-form.tsx'

/** The ways in that need nothing typed. */
export function OtherWays({ to, provider }: { to: string; provider: string | null }) {
  return (
    <div className="ways">
      {provider ? (
        <p>
          <a className="button primary" href={`/sign-in/single?to=${encodeURIComponent(to)}`}>
            Continue with {provider}
          </a>
        </p>
      ) : null}
      <PasskeyForm
        deed="show"
        ask="/sign-in/passkey"
        action="/sign-in/passkey"
        to={to}
        words="Sign in with a passkey"
        isPrimary={provider === null}
      />
    </div>
  )
}
