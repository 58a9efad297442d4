import { Notice } from '../ui/badge.tsx'
import { Field, TextField } from '../ui/field.tsx'
import { Moment } from '../ui/time.tsx'

export type MappingShown = {
  rolesClaim: string
  roles: string
  facilitiesClaim: string
  facilities: string
  addsPeople: boolean
}
type Faults = Record<string, string> | undefined

/** What the identity provider's claims mean here. The provider itself is set in the environment, with its secret. */
export function MappingPanel(props: { mapping: MappingShown; provider: string | null; faults: Faults }) {
  const { mapping, provider, faults } = props
  return (
    <form method="post" className="panel" aria-labelledby="single-sign-on">
      <header>
        <h2 id="single-sign-on">Single sign-on</h2>
      </header>
      <div className="body stack">
        <p className="quiet">
          {provider
            ? `People can continue with ${provider}. What it says of them is read anew at each sign-in.`
            : 'No identity provider is set. Three settings of the environment offer one: ADDENDUM_OIDC_ISSUER, ADDENDUM_OIDC_CLIENT_ID and ADDENDUM_OIDC_CLIENT_SECRET.'}
        </p>
        <Field
          name="rolesClaim"
          label="The claim that holds groups"
          defaultValue={mapping.rolesClaim}
          maxLength={100}
        />
        <TextField
          name="roles"
          label="Groups and roles"
          hint="One a line: group = role. Roles: coder, cdi, physician, advisor, manager, administrator. Empty: roles are given on the page of users."
          rows={5}
          defaultValue={mapping.roles}
          fault={faults?.roles}
        />
        <Field
          name="facilitiesClaim"
          label="The claim that holds places"
          defaultValue={mapping.facilitiesClaim}
          maxLength={100}
        />
        <TextField
          name="facilities"
          label="Groups and facilities"
          hint="One a line: group = facility id, or * for every facility. Empty: facilities are given on the page of users."
          rows={4}
          defaultValue={mapping.facilities}
          fault={faults?.facilities}
        />
        <label className="check">
          <input type="checkbox" name="addsPeople" value="yes" defaultChecked={mapping.addsPeople} /> Who has a role by
          a group comes in with the first sign-in, without being added before
        </label>
        <div>
          <button type="submit" name="deed" value="mapping" className="button primary">
            Keep the meaning of claims
          </button>
        </div>
      </div>
    </form>
  )
}

type TokenShown = { id: string; name: string; addedAt: Date | string; usedAt: Date | string | null }

/** Tokens by which the hospital's directory adds joiners and disables leavers. */
export function TokenPanel(props: {
  tokens: TokenShown[]
  made: string | null
  base: string
  now: Date | string
  faults: Faults
}) {
  return (
    <section className="panel" aria-labelledby="directory">
      <header>
        <h2 id="directory">Directory (SCIM 2.0)</h2>
      </header>
      <div className="body stack">
        <p className="quiet">
          The directory adds joiners and disables leavers at <code>{props.base}</code>, with a token made here. To
          change a token: make a new one, give it to the directory, end the old one.
        </p>
        {props.made ? (
          <Notice tone="warn">
            This token is shown this once: <code className="wrap-anywhere">{props.made}</code>
          </Notice>
        ) : null}
        {props.tokens.map((token) => (
          <form key={token.id} method="post" className="row between factor">
            <span>
              <strong>{token.name}</strong>{' '}
              <span className="small quiet">
                made <Moment at={token.addedAt} now={props.now} />,{' '}
                {token.usedAt ? (
                  <>
                    used <Moment at={token.usedAt} now={props.now} />
                  </>
                ) : (
                  'never used yet'
                )}
              </span>
            </span>
            <input type="hidden" name="token" value={token.id} />
            <button
              type="submit"
              name="deed"
              value="token-end"
              className="button small"
              aria-label={`End ${token.name}`}
            >
              End
            </button>
          </form>
        ))}
        <form method="post" className="stack">
          <Field
            name="tokenName"
            label="A name for a new token"
            maxLength={60}
            required
            fault={props.faults?.tokenName}
          />
          <div>
            <button type="submit" name="deed" value="token-add" className="button">
              Make a token
            </button>
          </div>
        </form>
      </div>
    </section>
  )
}
