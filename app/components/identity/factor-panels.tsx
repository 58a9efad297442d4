import { Badge, Notice } from '../ui/badge.tsx'
import { FaultSummary, Field } from '../ui/field.tsx'
import { Moment } from '../ui/time.tsx'
import { PasskeyForm } from './passkey-form.tsx'

export type FactorsShown = {
  rule: 'none' | 'optional' | 'required'
  code: 'on' | 'waiting' | 'off'
  key: string | null
  picture: string | null
  codesLeft: number
  passkeys: {
    id: string
    name: string
    addedAt: Date | string
    usedAt: Date | string | null
    isBackedUp: boolean
  }[]
}
type Faults = Record<string, string> | undefined

/** The second factors of a person: passkeys, an authenticator app, recovery codes. */
export function FactorPanels({ factors, faults, now }: { factors: FactorsShown; faults: Faults; now: Date | string }) {
  const hasAny = factors.code === 'on' || factors.passkeys.length > 0
  if (factors.rule === 'none' && !hasAny) return null
  return (
    <>
      <PasskeyPanel factors={factors} faults={faults} now={now} />
      <CodePanel factors={factors} faults={faults} />
      {hasAny ? <RecoveryPanel left={factors.codesLeft} /> : null}
    </>
  )
}

function PasskeyPanel({ factors, faults, now }: { factors: FactorsShown; faults: Faults; now: Date | string }) {
  return (
    <section className="panel" aria-labelledby="passkeys">
      <header>
        <h2 id="passkeys">Passkeys</h2>
        {factors.passkeys.length > 0 ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>}
      </header>
      <div className="body stack">
        {faults?.passkey ? <FaultSummary faults={{ form: faults.passkey }} /> : null}
        <p className="quiet">
          Sign in with the fingerprint, face or PIN of this device, or with a security key. Nothing to type, nothing to
          be tricked out of.
        </p>
        {factors.passkeys.map((passkey) => (
          <div key={passkey.id} className="factor">
            <form method="post" className="row">
              <input type="hidden" name="passkey" value={passkey.id} />
              <input
                autoComplete="off"
                type="text"
                name="passkeyName"
                defaultValue={passkey.name}
                maxLength={60}
                aria-label={`Name of the passkey ${passkey.name}`}
              />
              <button type="submit" name="deed" value="passkey-rename" className="button small">
                Rename
              </button>
              <button
                type="submit"
                name="deed"
                value="passkey-remove"
                className="button small"
                aria-label={`Remove the passkey ${passkey.name}`}
              >
                Remove
              </button>
            </form>
            <p className="small quiet">
              added <Moment at={passkey.addedAt} now={now} />
              {passkey.usedAt ? (
                <>
                  , last used <Moment at={passkey.usedAt} now={now} />
                </>
              ) : (
                ', never used yet'
              )}
              {passkey.isBackedUp ? ', kept in your passkey account' : ', on one device only'}
            </p>
          </div>
        ))}
        <PasskeyForm deed="make" ask="/account/passkey" words="Add a passkey">
          <Field
            name="passkeyName"
            label="A name for it"
            hint="So that you know it again: ward phone, blue key"
            maxLength={60}
          />
        </PasskeyForm>
        <noscript>
          <p className="small">Adding a passkey needs JavaScript; the authenticator app below does not.</p>
        </noscript>
      </div>
    </section>
  )
}

function CodePanel({ factors, faults }: { factors: FactorsShown; faults: Faults }) {
  return (
    <section className="panel" aria-labelledby="app-code">
      <header>
        <h2 id="app-code">Authenticator app</h2>
        {factors.code === 'on' ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>}
      </header>
      <div className="body stack">
        {factors.code === 'waiting' && factors.picture && factors.key ? (
          <Waiting picture={factors.picture} shownKey={factors.key} faults={faults} />
        ) : (
          <form method="post" className="stack">
            {faults?.code ? <FaultSummary faults={{ form: faults.code }} /> : null}
            <p className="quiet">An app on your phone shows a code of six digits that changes every half minute.</p>
            <div>
              {factors.code === 'on' ? (
                <button type="submit" name="deed" value="code-remove" className="button">
                  Turn off
                </button>
              ) : (
                <button type="submit" name="deed" value="code-begin" className="button">
                  Set up an authenticator app
                </button>
              )}
            </div>
          </form>
        )}
      </div>
    </section>
  )
}

function Waiting({ picture, shownKey, faults }: { picture: string; shownKey: string; faults: Faults }) {
  return (
    <form method="post" className="stack">
      <FaultSummary faults={faults?.code ? { code: faults.code } : undefined} />
      <p>1. Scan this with the app, or type the key into it.</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server from its own key, no text of anyone in it */}
      <div className="qr" role="img" aria-label="The key as a QR code" dangerouslySetInnerHTML={{ __html: picture }} />
      <p className="code-key">
        <span className="unseen">The key: </span>
        <code>{shownKey}</code>
      </p>
      <p>2. Type the code that the app shows.</p>
      <Field
        name="code"
        label="Code of six digits"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        fault={faults?.code}
        required
      />
      <div className="row">
        <button type="submit" name="deed" value="code-confirm" className="button primary">
          Turn it on
        </button>
        <button type="submit" name="deed" value="code-begin" className="button" formNoValidate>
          Show another key
        </button>
      </div>
    </form>
  )
}

function RecoveryPanel({ left }: { left: number }) {
  return (
    <section className="panel" aria-labelledby="recovery">
      <header>
        <h2 id="recovery">Recovery codes</h2>
        <Badge tone={left > 2 ? 'good' : 'warn'}>{left} left</Badge>
      </header>
      <form method="post" className="body stack">
        <p className="quiet">Each lets you in once when your phone or key is gone. New ones end the old ones.</p>
        <div>
          <button type="submit" name="deed" value="codes-new" className="button">
            Make new codes
          </button>
        </div>
      </form>
    </section>
  )
}

/** Shown this once; the server keeps only their hashes. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section className="panel" aria-labelledby="new-codes">
      <header>
        <h2 id="new-codes">Your recovery codes</h2>
      </header>
      <div className="body stack">
        <Notice tone="warn">
          They are shown this once. Print them or write them down, and keep them apart from your phone.
        </Notice>
        <ol className="recovery">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
