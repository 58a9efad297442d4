import { type RefObject, useEffect, useState } from 'react'
import { findInChart, HIT_KINDS, type Hit, LEAST_LETTERS } from '#app/domain/encounter/find-in-chart.ts'
import { exact } from '../ui/time.tsx'
import type { Chart } from './chart-reader.tsx'
import { type Pick, pickId } from './pick.ts'

const KIND_WORDS: Record<Hit['kind'], string> = {
  document: 'Notes',
  result: 'Results',
  medication: 'Medications',
  procedure: 'Procedures',
  problem: 'Problems',
  line: 'Coded lines (what was coded is no evidence)',
}

/** What of a hit can be pinned; a coded line cannot: it says what was coded, not what the record bears out. */
const pickOf = ({ kind, ...hit }: Hit): Pick | null => {
  if (kind === 'line') return null
  const pick = { kind, ...hit }
  return { ...pick, id: pickId(pick) }
}

/** What was found in the whole chart. The keyboard stays in the search field: arrows move, Enter pins, Escape ends. */
export function ChartHits(props: {
  chart: Chart
  words: string
  field: RefObject<HTMLInputElement>
  picked: { id: string }[]
  onPick: ((pick: Pick) => void) | undefined
  onEnd: () => void
}) {
  const { chart, words, picked, onPick } = props
  const hits = findInChart(chart, words)
  const active = useHitKeys(props, hits)
  if (words.trim().length < LEAST_LETTERS)
    return <p className="empty">Two letters or more; all words have to stand in one place.</p>
  return (
    <div className="hits">
      <p className="quiet small" role="status">
        {hits.length === 0 ? 'Nothing in this chart holds these words.' : `${hits.length} found. `}
        {hits.length > 0 && onPick ? (
          <>
            <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> adds as evidence
          </>
        ) : null}
      </p>
      <div id="chart-hits" role="listbox" aria-label="Found in the chart">
        {HIT_KINDS.filter((kind) => hits.some((hit) => hit.kind === kind)).map((kind) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox, which a fieldset is not
          <div key={kind} role="group" aria-label={KIND_WORDS[kind]}>
            <p className="label" aria-hidden="true">
              {KIND_WORDS[kind]}
            </p>
            {hits.map((hit, at) =>
              hit.kind === kind ? (
                <HitRow
                  key={pickId(hit as Omit<Pick, 'id'>)}
                  hit={hit}
                  at={at}
                  isActive={at === active}
                  isPicked={picked.some(({ id }) => id === pickOf(hit)?.id)}
                  zone={chart.zone}
                  onPick={onPick}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

function HitRow(props: {
  hit: Hit
  at: number
  isActive: boolean
  isPicked: boolean
  zone: string
  onPick: ((pick: Pick) => void) | undefined
}) {
  const { hit, at, isActive, isPicked, zone, onPick } = props
  const pick = pickOf(hit)
  const when = hit.at ? exact(new Date(hit.at), zone) : null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the search field, whose arrows and Enter choose
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a listbox is reached by aria-activedescendant
    <div
      id={`hit-${at}`}
      role="option"
      aria-selected={isActive}
      aria-disabled={pick === null || onPick === undefined}
      className="hit"
      onClick={() => (pick && !isPicked ? onPick?.(pick) : undefined)}
    >
      <span>
        {hit.text}{' '}
        <span className="quiet small">
          {[hit.kind === 'line' ? null : hit.source, hit.author, when].filter(Boolean).join(', ')}
        </span>
      </span>
      {isPicked ? <span className="badge good">evidence</span> : null}
    </div>
  )
}

/** Which hit the arrows stand on; the field's own keys do the rest. */
function useHitKeys({ field, words, picked, onPick, onEnd }: Parameters<typeof ChartHits>[0], hits: Hit[]): number {
  const [active, setActive] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the first hit again
  useEffect(() => setActive(0), [words])
  useEffect(() => {
    const input = field.current
    const onKey = (event: KeyboardEvent) => {
      const hit = hits[active]
      if (event.key === 'ArrowDown') setActive(Math.min(active + 1, hits.length - 1))
      else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
      else if (event.key === 'Escape') onEnd()
      else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
        const pick = hit ? pickOf(hit) : null
        if (pick && !picked.some(({ id }) => id === pick.id)) onPick?.(pick)
      } else return
      event.preventDefault()
    }
    input?.addEventListener('keydown', onKey)
    if (hits.length > 0) input?.setAttribute('aria-activedescendant', `hit-${active}`)
    else input?.removeAttribute('aria-activedescendant')
    document.querySelector(`#hit-${active}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      input?.removeEventListener('keydown', onKey)
      input?.removeAttribute('aria-activedescendant')
    }
  })
  return active
}
