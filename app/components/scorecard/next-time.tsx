import { axesWords, inSentence } from '#app/domain/scorecard/measures/words.ts'
import type { GapSeen } from './gap-chart.tsx'

const MOST = 3

/** What to write next time, by example: for the details that are most often left open, words of the code set that state them. */
export function NextTime({ gaps, casesOf }: { gaps: readonly GapSeen[]; casesOf: (gap: GapSeen) => string }) {
  const told = gaps
    .filter(({ isDrawn, examples, share }) => isDrawn && examples && share !== 'too-few' && share.events > 0)
    .slice(0, MOST)
  if (told.length === 0) return null
  return (
    <section className="panel" aria-labelledby="next-time">
      <header>
        <h2 id="next-time">What to write next time</h2>
      </header>
      <div className="body stack">
        <p className="small quiet">
          Examples of wording that states the detail, where the record supports it. Where it does not, the open wording
          is the right one.
        </p>
        <ul className="next-time">
          {told.map((gap) => (
            <li key={`${gap.family} ${gap.axes.join()}`}>
              <strong>
                {gap.title}: {axesWords(gap.axes)}
              </strong>
              <p>
                Instead of <q>{inSentence(gap.examples?.instead ?? '')}</q> for example{' '}
                {gap.examples?.write.map((title, at) => (
                  <span key={title}>
                    {at > 0 ? ' or ' : ''}
                    <q>{inSentence(title)}</q>
                  </span>
                ))}
                .
              </p>
              <p className="small no-print">
                <a href={casesOf(gap)}>Stays in which it was left open</a>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
