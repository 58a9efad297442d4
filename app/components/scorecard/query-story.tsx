import type { AnswerTime } from '#app/domain/scorecard/measures/answer-time.ts'
import type { KindsShown } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { ShareId, Shown } from '#app/domain/scorecard/measures/rates.ts'
import { MeasureName, ShareFigure } from './share.tsx'
import { hours, KIND_WORDS, TOO_FEW_WORDS } from './words.ts'

export type Story = Record<
  'sent' | 'answered' | 'closed' | 'changed' | 'askedBack' | 'redirected' | 'unseen',
  number | null
>
const few = (n: number | null) => (n === null ? 'under 10' : String(n))

/** How queries went: asked, answered, closed, changed; how fast; and by what kind of answer. */
export function QueryStory(props: {
  story: Story
  shares: Record<ShareId, { share: Shown; colleagues: Band | null }>
  time: AnswerTime | 'too-few'
  colleaguesTime: Band | null
  kinds: KindsShown
}) {
  const { story, shares, time } = props
  const steps = [
    ['Asked', story.sent],
    ['Answered', story.answered],
    ['Closed by coding', story.closed],
    ['Changed the coding', story.changed],
  ] as const
  return (
    <section className="panel" aria-labelledby="query-story">
      <header>
        <h2 id="query-story">What became of queries</h2>
      </header>
      <div className="body stack">
        <ol className="flow">
          {steps.map(([words, n]) => (
            <li key={words}>
              <span className="value">{few(n)}</span> {words}
            </li>
          ))}
        </ol>
        <p className="small quiet">
          Beside these: {few(story.askedBack)} came back with "needs more information", {few(story.redirected)} had been
          redirected here, {few(story.unseen)} were withdrawn before anyone saw them and count nowhere.
        </p>
        <div className="grid-3">
          <ShareFigure id="response" {...shares.response} />
          <ShareFigure id="timely" {...shares.timely} />
          <TimeFigure time={time} colleagues={props.colleaguesTime} />
          <ShareFigure id="agreement" {...shares.agreement} />
          <ShareFigure id="undetermined" {...shares.undetermined} />
          <ShareFigure id="confirmed" {...shares.confirmed} />
        </div>
        <Kinds kinds={props.kinds} />
      </div>
    </section>
  )
}

function TimeFigure({ time, colleagues }: { time: AnswerTime | 'too-few'; colleagues: Band | null }) {
  return (
    <div className="figure">
      <span className="what">
        <MeasureName id="time" />
      </span>
      {time === 'too-few' ? (
        <span className="value quiet-value">{TOO_FEW_WORDS}</span>
      ) : (
        <>
          <span className="value">{time.median.time === null ? 'not yet half' : hours(time.median.time)}</span>
          <span className="n">
            median of {time.n}
            {time.median.low !== null && time.median.high !== null
              ? `; 95 % interval ${hours(time.median.low)}–${hours(time.median.high)}`
              : ''}
            {time.ninetieth.time === null ? '' : `; nine of ten within ${hours(time.ninetieth.time)}`}
          </span>
        </>
      )}
      <span className="n">
        Colleagues' medians:{' '}
        {colleagues
          ? `${hours(colleagues.low)} to ${hours(colleagues.high)} (${colleagues.providers} colleagues)`
          : 'too few colleagues'}
      </span>
    </div>
  )
}

function Kinds({ kinds: { kinds, total } }: { kinds: KindsShown }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>Answers by kind, validation queries apart</caption>
        <thead>
          <tr>
            <th scope="col">Kind of answer</th>
            <th scope="col" className="number">
              Answers
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, n }) => (
            <tr key={kind}>
              <th scope="row">{KIND_WORDS[kind]}</th>
              <td className="number">{n === null ? 'not shown' : n}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">All</th>
            <td className="number">{total === null ? 'under 10' : total}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
