import type { BeforeAfter, Share } from '#app/domain/education/before-after.ts'
import type { Effect } from '#app/domain/education/effect/effect.ts'
import { counted, percent, points, signedPoints, VERDICT_WORDS } from './words.ts'

/** Under ten codes a share is noise and may point at one stay. */
const FEWEST = 10

/** What the comparison says in a sentence: who, direction, size, interval, beside whom. */
export function sayEffect(
  { estimate, low, high, taughtProviders, providers, verdict }: Effect,
  who: string,
): string | null {
  if (estimate === null || low === null || high === null) return null
  // A figure that nothing rests on is not said as if it were found.
  if (verdict === 'too little data')
    return `${who} left somewhere from ${signedPoints(low)} to ${signedPoints(high)} points more or less open than they would have without the teaching (95 % interval around ${signedPoints(estimate)}, from ${taughtProviders} taught): too wide to say which.`
  const size = estimate === 0 ? 'as much' : `${points(estimate)} points ${estimate < 0 ? 'less' : 'more'}`
  const beside = providers > taughtProviders ? `; beside ${counted(providers - taughtProviders, 'colleague')}` : ''
  return `${who} left ${size} open than they would have without the teaching (95 % interval ${signedPoints(low)} to ${signedPoints(high)} points, from ${taughtProviders} taught${beside}).`
}

const sayShare = ({ gaps, reviewable }: Share): string =>
  reviewable < FEWEST ? 'fewer than ten codes' : `${percent(gaps / reviewable)} (${gaps} of ${reviewable} codes)`

/** What was seen before and since, without any comparison. */
function sayCounts({ taught, colleagues, monthsSince }: BeforeAfter): string {
  if (monthsSince === 0)
    return `Nothing is coded of the time after yet. Before, they left ${sayShare(taught.before)} open.`
  const others =
    colleagues.before.reviewable < FEWEST || colleagues.after.reviewable < FEWEST
      ? ''
      : `; colleagues not taught ${sayShare(colleagues.before)} and ${sayShare(colleagues.after)} over the same months`
  return `Seen: ${sayShare(taught.before)} left open before, ${sayShare(taught.after)} in the ${counted(monthsSince, 'month')} since${others}.`
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

/** The verdict in words first, then whose it is and how it was reached. */
export function VerdictView(props: { effect: Effect; counts: BeforeAfter; title: string; who: string }) {
  const { effect, counts, title, who } = props
  const sentences = [sayEffect(effect, who), sayCounts(counts), sayControl(effect), sayPower(effect)]
  return (
    <section className="panel" aria-label={title}>
      <div className="body stack">
        <h2 className="unseen">{title}</h2>
        <p className="verdict">{VERDICT_WORDS[effect.verdict]}</p>
        {sentences.map((words) => (words === null ? null : <p key={words}>{words}</p>))}
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
