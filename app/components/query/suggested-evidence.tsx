import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { type Pick, pickId } from '../encounter/pick.ts'

type Suggested = Omit<Pick, 'id'> & { about: string; strength: 'strong' | 'weak' }
export type Suggestions = { concepts: string[]; speaksFor: Suggested[]; speaksAgainst: Suggested[] }

/** What in the chart speaks for and against what is asked, side by side, so that neither is left out unseen; one tap pins a quotation. */
export function SuggestedEvidence(props: {
  queryId: string
  /** Changes when the answers offered change: then the chart is read again. */
  about: string
  picked: { kind: string; sourceId: string; start: number | null }[]
  onPick: (pick: Pick) => void
}) {
  const { queryId, about, picked, onPick } = props
  const found = useFetcher<Suggestions>()
  const { load } = found
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` is what the suggestions hang on; the server reads the kept draft
  useEffect(() => load(`/queries/${queryId}/suggest`), [load, queryId, about])
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
  if (!found.data)
    return (
      <p className="quiet small" role="status">
        Looking for evidence for and against ...
      </p>
    )
  if (found.data.concepts.length === 0)
    return (
      <p className="quiet small">Offer an answer or name a diagnosis, and the chart is searched for and against it.</p>
    )
  return (
    <details className="panel suggested" open>
      <summary>
        Suggested: {open(found.data.speaksFor).length} for, {open(found.data.speaksAgainst).length} against
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach what scrolls */}
      <section className="body suggested-sides" tabIndex={0} aria-label="Suggested evidence">
        {side('Speaks for', open(found.data.speaksFor))}
        {side('Speaks against', open(found.data.speaksAgainst))}
      </section>
    </details>
  )
}
