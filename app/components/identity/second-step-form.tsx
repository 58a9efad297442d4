import { FaultSummary, Field } from '../ui/field.tsx'

/** One field for both: six digits are a code of the app, anything longer a recovery code. */
export function SecondStepForm(props: {
  to: string
  faults: Record<string, string> | undefined
  words?: string
  hasApp?: boolean
}) {
  const hasApp = props.hasApp ?? true
  return (
    <form method="post" className="panel" aria-label="Code">
      <div className="body stack">
        <FaultSummary faults={props.faults?.code ? { code: props.faults.code } : undefined} />
        <input type="hidden" name="to" value={props.to} />
        <Field
          name="code"
          label={hasApp ? 'Code from your authenticator app' : 'Recovery code'}
          hint={hasApp ? 'Or one of your recovery codes.' : 'If the passkey is gone: one of the codes you kept.'}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          fault={props.faults?.code}
        />
        <div>
          <button type="submit" name="deed" value="code" className="button primary">
            {props.words ?? 'Continue'}
          </button>
        </div>
      </div>
    </form>
  )
}
