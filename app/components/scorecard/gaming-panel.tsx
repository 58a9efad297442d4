import type { Gaming } from '#app/domain/scorecard/measures/gaming.ts'
import { GAMING_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { MeasureName } from './share.tsx'

/** `all` counts the patterns, of which `signs` may be a part. */
export type GamingSeen = { signs: (Gaming & { name: string })[]; all: number }

/** Patterns worth a question: who, and what, by name. */
export function GamingPanel({ gaming: { signs, all }, search }: { gaming: GamingSeen; search: string }) {
  return (
    <section className="panel" aria-labelledby="gaming">
      <header>
        <h2 id="gaming">
          <MeasureName id="gaming" />
        </h2>
      </header>
      <div className="body stack">
        {signs.length === 0 ? (
          <p>No pattern of this period makes a figure look better than the record behind it.</p>
        ) : (
          <ul>
            {signs.map(({ provider, name, sign }) => (
              <li key={`${provider} ${sign}`}>
                <a href={`/scorecards/${provider}${search}`}>{name}</a> {GAMING_WORDS[sign]}
              </li>
            ))}
          </ul>
        )}
        {signs.length < all ? (
          <p className="small">
            {signs.length} of {all} stand here; the file has all.
          </p>
        ) : null}
        <p className="small quiet">Each has innocent explanations: ask before you conclude.</p>
      </div>
    </section>
  )
}
