import type { Gaming, GamingSign } from '#app/domain/scorecard/measures/gaming.ts'
import { MeasureName } from './share.tsx'

const SIGNS: Record<GamingSign, string> = {
  'hasty-agreement': 'agrees with nearly every query, most of them within ten seconds of opening',
  'undetermined-default': 'answers "unable to determine" as a rule',
  'only-up': "weights that only ever rise after answers, where colleagues' also fall",
  'fewer-asked-more-open': 'is asked less than in the period before, while stays nobody asked about leave more open',
}

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
            {signs.map(({ provider, name, sign }) => (
              <li key={`${provider} ${sign}`}>
                <a href={`/scorecards/${provider}${search}`}>{name}</a> {SIGNS[sign]}
              </li>
            ))}
          </ul>
        )}
        <p className="small quiet">Each has innocent explanations: ask before you conclude.</p>
      </div>
    </section>
  )
}
