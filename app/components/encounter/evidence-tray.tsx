import type { Pick } from './pick.ts'

/** What was picked so far, and the way to a query from it. */
export function EvidenceTray({
  encounterId,
  picked,
  onRemove,
}: {
  encounterId: string
  picked: Pick[]
  onRemove: (id: string) => void
}) {
  return (
    <section className="panel" aria-label="Evidence for a query">
      <header>
        <h2>Evidence</h2>
        <span className="quiet small">{picked.length} picked</span>
      </header>
      <div className="body stack">
        {picked.length === 0 ? (
          <p className="quiet">Select words in a note and press e, or add a result, to ask about them.</p>
        ) : null}
        <ol className="tray">
          {picked.map((pick) => (
            <li key={pick.id}>
              <span>
                {pick.text} <span className="quiet small">{[pick.source, pick.author].filter(Boolean).join(', ')}</span>
              </span>
              <button
                type="button"
                className="button small plain"
                onClick={() => onRemove(pick.id)}
                aria-label={`Remove: ${pick.text}`}
              >
                ✕
              </button>
            </li>
          ))}
        </ol>
        <form method="post" action="/queries/new">
          <input type="hidden" name="encounterId" value={encounterId} />
          <input type="hidden" name="picked" value={JSON.stringify(picked)} />
          <button type="submit" className="button primary" data-key="q">
            Raise a query
          </button>
        </form>
      </div>
    </section>
  )
}
