import type { Effect } from '#app/domain/education/effect/effect.ts'
import { points, signedPoints, VERDICT_WORDS } from './words.ts'

/** What the comparison says in a sentence: direction, size, interval, people. */
function sayEffect({ estimate, low, high, taughtProviders, providers }: Effect): string | null {
  if (estimate === null || low === null || high === null) return null
  const size =
    estimate === 0 ? 'No difference' : `${points(estimate)} points ${estimate < 0 ? 'fewer' : 'more'} left open`
  return `${size} than without the teaching (95 % interval ${signedPoints(low)} to ${signedPoints(high)} points), from ${taughtProviders} taught among ${providers} providers.`
}

/** What it would take to say more. */
function sayPower({ detectable, providersForAThird, taughtProviders }: Effect): string | null {
  if (detectable === null || providersForAThird === null) return null
  const more =
    providersForAThird > taughtProviders
      ? `About ${providersForAThird} taught providers would show a drop of a third four times in five.`
      : 'That is enough to show a drop of a third four times in five.'
  return `With these data a true difference of ${points(detectable)} points would have been shown four times in five. ${more}`
}

function sayControl({ negativeControl }: Effect): string | null {
  if (!negativeControl) return null
  const { estimate, low, high } = negativeControl
  const steady = low <= 0 && high >= 0
  const size = `${signedPoints(estimate)} points`
  return steady
    ? `Families that nobody was taught did not move in the same comparison (${size}), as it should be.`
    : `Families that nobody was taught moved as well (${size}): something else may be at work.`
}

/** The verdict in words first, then how it was reached. */
export function VerdictView({ effect, title }: { effect: Effect; title: string }) {
  const sentences = [sayEffect(effect), sayControl(effect), sayPower(effect)].filter((one) => one !== null)
  return (
    <section className="panel" aria-label={title}>
      <div className="body stack">
        <h2 className="unseen">{title}</h2>
        <p className="verdict">{VERDICT_WORDS[effect.verdict]}</p>
        {sentences.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {effect.notes.map((note) => (
          <p key={note} className="quiet">
            {note}
          </p>
        ))}
        {effect.estimate === null ? null : <p className="small quiet">Method: {effect.method}.</p>}
      </div>
    </section>
  )
}
