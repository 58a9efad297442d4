import type { Proof } from '#app/domain/query/proof.ts'
import { RETENTION_CLASSES } from '#app/domain/query/retention.ts'
import { sayStamp } from '#app/domain/query/say-moment.ts'
import { Badge } from '../ui/badge.tsx'
import { Choice, TextField } from '../ui/field.tsx'
import { EventsProof, entryWords, holdsBadge, SignedProof } from './proof-answers.tsx'
import { RETENTION_WORDS } from './proof-words.ts'

/** Each version with its hash computed again, the signed answer, the seals; and how long the query is kept. */
export function ProofView({ proof, mayHold, fault }: { proof: Proof; mayHold: boolean; fault: string }) {
  const { verification } = proof
  return (
    <div className="query-page">
      <div className="stack">
        <section className="panel" aria-label="Verification">
          <header>
            <h2>Verification</h2>
          </header>
          <dl className="body facts">
            <dt>Words as shown</dt>
            <dd>{holdsBadge(verification.wordsHold)}</dd>
            <dt>Signed answers</dt>
            <dd>{holdsBadge(verification.answersHold)}</dd>
            <dt>Audit seals</dt>
            <dd>{holdsBadge(verification.sealsHold)}</dd>
          </dl>
          <p className="body small quiet">{verification.how}</p>
        </section>
        <DraftingView {...proof} />
        {proof.versions.map((version) => (
          <VersionProof key={version.number} version={version} timeZone={proof.timeZone} />
        ))}
        <SignedProof {...proof} />
        <EventsProof {...proof} />
        <section className="panel" aria-label="Audit entries">
          <header>
            <h2>Audit entries - {proof.audit.entries.length}</h2>
          </header>
          <div className="body">
            <ul className="plain-list">
              {proof.audit.entries.map((entry) => (
                <li key={entry.seq} className="small">
                  {entry.seq} - {sayStamp(entry.at, proof.timeZone)} - {entryWords(entry.what)} - {entry.who}{' '}
                  {entry.holds ? null : holdsBadge(false)}
                  <div className="mono quiet">{entry.seal.slice(0, 32)}</div>
                </li>
              ))}
            </ul>
          </div>
        </section>
      </div>
      <Keeping proof={proof} mayHold={mayHold} fault={fault} />
    </div>
  )
}

/** Where the words came from before their author owned them. */
function DraftingView({ drafting, timeZone }: Pick<Proof, 'drafting' | 'timeZone'>) {
  return (
    <section className="panel" aria-label="Drafting">
      <header>
        <h2>Drafting</h2>
      </header>
      <div className="body">
        {drafting ? (
          <p>
            Filled from <a href={`/templates/${drafting.templateId}`}>{drafting.templateName}</a>, version{' '}
            {drafting.templateVersion}, {sayStamp(drafting.filledAt, timeZone)}.{' '}
            {drafting.changes === null
              ? 'The words as filled were not kept.'
              : drafting.changes.length === 0
                ? 'Sent as it was filled.'
                : 'Changed by its author before it was sent:'}
          </p>
        ) : (
          <p>Written by its author without a template.</p>
        )}
        {drafting?.changes && drafting.changes.length > 0 ? (
          <ul>
            {drafting.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}

function VersionProof({ version, timeZone }: { version: Proof['versions'][number]; timeZone: string }) {
  return (
    <section className="panel" aria-label={`Version ${version.number}`}>
      <header>
        <h2>Version {version.number}, as shown</h2>
        {holdsBadge(version.holds)}
      </header>
      <div className="body stack">
        <p className="small quiet">
          Sent {sayStamp(version.sentAt, timeZone)} by {version.sentBy}, rules {version.ruleSet}, sealed as{' '}
          <span className="mono">{version.shownHash.slice(0, 32)}</span>
        </p>
        {version.layout.map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: frozen lines; the place is the identity
          <p key={n}>{line}</p>
        ))}
        <div hidden={version.options.length === 0}>
          <p className="label">Options and their evidence</p>
          <ul>
            {version.options.map((option) => (
              <li key={option.text}>
                {option.text}
                <span className="quiet small">
                  {option.supportedByEvidence.length > 0
                    ? ` - evidence ${option.supportedByEvidence.join(', ')}`
                    : ` - ${option.role}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p className="label">What the rules found</p>
          {version.findings.length === 0 ? <p>Nothing.</p> : null}
          <ul>
            {version.findings.map((f) => (
              <li key={`${f.rule}-${f.where}-${f.excerpt}`}>
                <a href={`/rules#${f.rule}`}>{f.rule}</a> ({f.severity}, {f.where}): {f.why}
              </li>
            ))}
            {version.overrides.map((o) => (
              <li key={`${o.rule}-${o.where}`} className="small">
                Author's reason for {o.rule} ({o.where}): {o.reason}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

function Keeping({ proof, mayHold, fault }: { proof: Proof; mayHold: boolean; fault: string }) {
  const standing = proof.holds.find((hold) => hold.liftedAt === null)
  const { retentionClass, keptUntil, where } = proof.retention
  return (
    <div className="stack">
      {fault ? (
        <div className="summary" role="alert">
          {fault}
        </div>
      ) : null}
      <section className="panel" aria-label="Keeping">
        <header>
          <h2>Keeping</h2>
          {standing ? <Badge tone="warn">legal hold</Badge> : null}
        </header>
        <div className="body stack">
          <p>
            {RETENTION_WORDS[retentionClass]}, kept{' '}
            {keptUntil ? `until ${keptUntil} at least` : 'while it has not ended'}
            {where ? `. ${where}` : ''}. Nothing is deleted here.
          </p>
          {proof.holds.map((hold) => (
            <p key={hold.placedAt} className="small">
              Held {sayStamp(hold.placedAt, proof.timeZone)} by {hold.placedBy}: {hold.reason}
              {hold.liftedAt ? ` - lifted ${sayStamp(hold.liftedAt, proof.timeZone)}: ${hold.liftReason}` : ''}
            </p>
          ))}
          {mayHold ? (
            <>
              <form method="post" className="stack">
                <TextField
                  name="reason"
                  label={standing ? 'Why is the hold lifted?' : 'Why is it held?'}
                  rows={2}
                  maxLength={1000}
                />
                <button type="submit" name="deed" value={standing ? 'lift' : 'hold'} className="button">
                  {standing ? 'Lift the legal hold' : 'Place a legal hold'}
                </button>
              </form>
              <form method="post" className="stack">
                <Choice
                  name="retentionClass"
                  label="Belongs to"
                  defaultValue={retentionClass}
                  options={RETENTION_CLASSES.map((value) => ({ value, words: RETENTION_WORDS[value] }))}
                />
                <button type="submit" name="deed" value="class" className="button">
                  Set
                </button>
              </form>
            </>
          ) : null}
        </div>
      </section>
    </div>
  )
}
