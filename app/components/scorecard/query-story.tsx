import type { AnswerTime, WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import type { KindShown } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { ShareId } from '#app/domain/scorecard/measures/rates.ts'
import {
  CLOCK_MEASURE,
  hours,
  intervalWords,
  KIND_WORDS,
  MEDIAN_UNKNOWN,
  ninetiethWords,
  shownWords,
  TOO_FEW_WORDS,
} from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { MeasureName, ShareFigure, type ShareSeen } from './share.tsx'

export type Story = Record<
  'sent' | 'answered' | 'closed' | 'changed' | 'askedBack' | 'redirected' | 'passedOn' | 'unseen',
  number
>

/** How queries went: asked, answered, closed, changed; how fast; and by what kind of answer. */
export function QueryStory(props: {
  story: Story | null
  shares: Record<ShareId, ShareSeen>
  times: Record<WaitClock, AnswerTime | 'too-few'>
  /** Left out: nothing is said of them. */
  colleaguesTime: Band | null | undefined
  kinds: readonly KindShown[]
}) {
  const { story, shares, times } = props
  return (
    <section className="panel" aria-labelledby="query-story">
      <header>
        <h2 id="query-story">
          <MeasureName id="response">What became of queries</MeasureName>
        </h2>
      </header>
      <div className="body stack">
        {story ? <Flow {...story} /> : <p>Fewer than ten queries in this period: {TOO_FEW_WORDS}.</p>}
        <div className="grid-3">
          <ShareFigure id="response" {...shares.response} />
          <ShareFigure id="timely" {...shares.timely} />
          <TimeFigure clock="recipient" time={times.recipient} colleagues={props.colleaguesTime} />
          <TimeFigure clock="first" time={times.first} />
          <ShareFigure id="agreement" {...shares.agreement} />
          <ShareFigure id="undetermined" {...shares.undetermined} />
          <ShareFigure id="other" {...shares.other} />
          <ShareFigure id="confirmed" {...shares.confirmed} />
          <ShareFigure id="ruledOut" {...shares.ruledOut} />
          <ShareFigure id="followThrough" {...shares.followThrough} />
          <ShareFigure id="impact" {...shares.impact} />
        </div>
        <AskedAndUnasked {...shares} />
        <Kinds kinds={props.kinds} />
      </div>
    </section>
  )
}

/** How long it takes to an answer by one of the clocks, which its name says: half of them, and nine of ten. */
export function TimeFigure({
  clock,
  time,
  colleagues,
}: {
  clock: WaitClock
  time: AnswerTime | 'too-few'
  colleagues?: Band | null | undefined
}) {
  return (
    <div className="figure">
      <span className="what">
        <MeasureName id={CLOCK_MEASURE[clock]} />
      </span>
      {time === 'too-few' ? (
        <span className="value quiet-value">{TOO_FEW_WORDS}</span>
      ) : (
        <>
          <span className="value">{time.median.time === null ? MEDIAN_UNKNOWN : hours(time.median.time)}</span>
          <span className="n">
            median of {countWords(time.n)} queries{intervalWords(time.median)}
            {ninetiethWords(time)}
          </span>
        </>
      )}
      {colleagues === undefined ? null : (
        <span className="n">
          Colleagues' medians:{' '}
          {colleagues
            ? `${hours(colleagues.low)} to ${hours(colleagues.high)} (${colleagues.providers} colleagues)`
            : 'too few colleagues'}
        </span>
      )}
    </div>
  )
}

/** From asked to changed, and what is in no rate beside it. */
export function Flow({ sent, answered, closed, changed, askedBack, redirected, passedOn, unseen }: Story) {
  const steps = [
    ['Asked', sent],
    ['Answered', answered],
    ['Closed by coding', closed],
    ['Changed the coding', changed],
  ] as const
  return (
    <>
      <ol className="flow">
        {steps.map(([words, n]) => (
          <li key={words}>
            <span className="value">{countWords(n)}</span> {words}
          </li>
        ))}
      </ol>
      <p className="small quiet">
        Beside these: {countWords(askedBack)} came back with "needs more information", {countWords(redirected)} had been
        redirected before they came here, {countWords(passedOn)} were passed on to someone else, {countWords(unseen)}{' '}
        were withdrawn before anyone saw them and count nowhere.
      </p>
    </>
  )
}

/** How often is asked depends on who reviews: beside it stands what is left open where nobody asked. METRICS.md section 4.7. */
function AskedAndUnasked({ queried, unspecifiedUnasked }: Record<'queried' | 'unspecifiedUnasked', ShareSeen>) {
  return (
    <section className="stack" aria-labelledby="asked-and-unasked">
      <h3 id="asked-and-unasked">How often was asked, and what is left open where nobody asked</h3>
      <div className="grid-3">
        <ShareFigure id="queried" {...queried} />
        <ShareFigure id="unspecifiedUnasked" {...unspecifiedUnasked} />
      </div>
      <p className="small quiet">
        Read the two together: fewer queries can mean better notes, or fewer reviewers. Encounters nobody asked about
        are not a random sample: reviewers pick what they ask about.
      </p>
    </section>
  )
}

function Kinds({ kinds }: { kinds: readonly KindShown[] }) {
  if (kinds.every(({ share }) => share === 'too-few')) return null
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>
          <MeasureName id="agreement">Answers by kind</MeasureName>, validation queries apart
        </caption>
        <thead>
          <tr>
            <th scope="col">Kind of answer</th>
            <th scope="col">Answers (share, 95 % interval)</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, share }) => (
            <tr key={kind}>
              <th scope="row">{KIND_WORDS[kind]}</th>
              <td>{shownWords(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
