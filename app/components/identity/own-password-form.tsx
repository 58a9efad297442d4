import { FIRST_DAYS, SHORTEST } from '#app/domain/identity/password.ts'
import { Field } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'

/** The one thing that a first password is good for: choosing one's own. */
export function OwnPasswordForm({ to, fault }: { to: string; fault: string | undefined }) {
  return (
    <Page
      title="Choose your own password"
      width="narrow"
      lead={`Somebody else chose the one that you came with. It is good for ${FIRST_DAYS} days and opens nothing but this page.`}
    >
      <form method="post" className="stack">
        <input type="hidden" name="to" value={to} />
        <Field
          name="next"
          label="New password"
          hint={`At least ${SHORTEST} characters; no other rules. A password manager's own is best.`}
          type="password"
          autoComplete="new-password"
          fault={fault}
        />
        <div>
          <button type="submit" name="deed" value="password" className="button primary">
            Go on
          </button>
        </div>
      </form>
    </Page>
  )
}
