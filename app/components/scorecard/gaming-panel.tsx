import type { Gaming, GamingSign } from '#app/domain/scorecard/measures/gaming.ts'
import { MeasureName } from './share.tsx'

const SIGNS: Record<GamingSign, string> = {
  'hasty-agreement': 'agrees with nearly every query, most of them within ten seconds of opening',
  'undetermined-default': 'answers "unable to determine" as a rule',
  'only-up': "weights that only ever rise after answers, where colleagues' also fall",
  'fewer-asked-more-open': 'is asked less than in the period before, while stays nobody asked about leave more open',
}

/** A longer list is not read, and in a large house takes longer to write than the rest of the page. */
const MOST = 25

/** Patterns worth a question: who, and what, by name. */
export function GamingPanel({ signs, search }: { signs: readonly (Gaming & { name: string })[]; search: string }) {
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
            {signs.slice(0, MOST).map(({ provider, name, sign }) => (
              <li key={`${provider} ${sign}`}>
                <a href={`/scorecards/${provider}${search}`}>{name}</a> {SIGNS[sign]}
              </li>
            ))}
          </ul>
        )}
        {signs.length > MOST ? (
          <p className="small">
            {MOST} of {signs.length} stand here: choose a specialty to see its own.
          </p>
        ) : null}
        <p className="small quiet">Each has innocent explanations: ask before you conclude.</p>
      </div>
    </section>
  )
}
