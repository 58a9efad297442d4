import { useEffect, useState } from 'react'
import { type Pick, pickId } from '../encounter/pick.ts'

type Suggested = Omit<Pick, 'id'> & { about: string; strength: 'strong' | 'weak' }
export type Suggestions = { concepts: string[]; speaksFor: Suggested[]; speaksAgainst: Suggested[] }

/** What the server finds; a network that is gone says so here and leaves the draft alone. */
function useSuggestions(queryId: string, about: string | null): Suggestions | 'lost' | null {
  const [found, setFound] = useState<Suggestions | 'lost' | null>(null)
  const [tries, setTries] = useState(0)
  const [asked, setAsked] = useState(about)
  if (about !== null && about !== asked) setAsked(about)
  useEffect(() => {
    const again = () => setTries((n) => n + 1)
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked and the tries are what the suggestions hang on
  useEffect(() => {
    const leaving = new AbortController()
    void fetch(`/queries/${queryId}/suggest`, { signal: leaving.signal })
      .then((response) => (response.ok && !response.redirected ? response.json() : 'lost'))
      .catch(() => 'lost')
      .then((read) => {
        if (!leaving.signal.aborted) setFound((last) => (read === 'lost' && last !== null ? last : read))
      })
    return () => leaving.abort()
  }, [queryId, asked, tries])
  return found
}

/** What in the chart speaks for and against what is asked, side by side, so that neither is left out unseen; one tap pins a quotation. */
export function SuggestedEvidence(props: {
  queryId: string
  /** Changes when what is asked changes: then the chart is read again. Null while a change is not kept yet: the server reads the kept draft. */
  about: string | null
  picked: { kind: string; sourceId: string; start: number | null }[]
  onPick: (pick: Pick) => void
}) {
  const { queryId, about, picked, onPick } = props
  const found = useSuggestions(queryId, about)
  const isPicked = (one: Suggested) =>
    picked.some((p) => p.kind === one.kind && p.sourceId === one.sourceId && p.start === one.start)
  const open = (side: Suggested[] = []) => side.filter((one) => !isPicked(one))
  const side = (words: string, items: Suggested[]) => (
    <section aria-label={words}>
      <h2>
        {words} <span className="quiet">{items.length}</span>
      </h2>
      {items.length === 0 ? <p className="quiet small">Nothing found.</p> : null}
      <ul className="suggestions">
        {items.map((one) => (
          <li key={`${pickId(one)}-${one.about}`}>
            <span>
              {one.text}{' '}
              <span className="quiet small">
                {one.about}
                {one.strength === 'weak' ? ', weakly' : ''} -{' '}
                {[one.source, one.author, one.at?.slice(0, 10)].filter(Boolean).join(', ')}
              </span>
            </span>
            <button
              type="button"
              className="button small"
              aria-label={`Add as evidence: ${one.text}`}
              onClick={() => {
                const { about: _about, strength: _strength, ...pick } = one
                onPick({ ...pick, id: pickId(pick) })
              }}
            >
              +
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
  if (found === null)
    return (
      <p className="quiet small" role="status">
        Looking for evidence for and against ...
      </p>
    )
  if (found === 'lost')
    return (
      <p className="quiet small" role="status">
        Evidence for and against could not be looked up; it is when the network is back.
      </p>
    )
  if (found.concepts.length === 0)
    return (
      <p className="quiet small">Offer an answer or name a diagnosis, and the chart is searched for and against it.</p>
    )
  return (
    <details className="panel suggested" open>
      <summary>
        Suggested: {open(found.speaksFor).length} for, {open(found.speaksAgainst).length} against
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach what scrolls */}
      <section className="body suggested-sides" tabIndex={0} aria-label="Suggested evidence">
        {side('Speaks for', open(found.speaksFor))}
        {side('Speaks against', open(found.speaksAgainst))}
      </section>
    </details>
  )
}
