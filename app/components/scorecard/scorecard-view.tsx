import type { AnswerTime, WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import type { KindShown } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { ShareId, Shown } from '#app/domain/scorecard/measures/rates.ts'
import type { RiskShown, SuspectsShown } from '#app/domain/scorecard/measures/risk.ts'
import { ownSentences, threeSentences } from '#app/domain/scorecard/measures/sentences.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { AxisChart, type AxisSeen } from './axis-chart.tsx'
import { ColleaguesLater } from './colleagues-later.tsx'
import { Effect, type EffectSeen } from './effect.tsx'
import { GapChart, type GapSeen } from './gap-chart.tsx'
import { LongerPeriod } from './longer-period.tsx'
import { NextTime } from './next-time.tsx'
import { QueryStory, type Story } from './query-story.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { MeasureName, ShareFigure, type ShareSeen } from './share.tsx'
import { type Annotation, TrendChart, type TrendQuarter } from './trend-chart.tsx'

export type ScorecardSeen = {
  provider: { id: string; name: string; specialty: string | null }
  filter: { months: number }
  from: string
  to: string
  /** Null while colleagues are being reckoned. */
  comparedWith: { specialty: string | null; providers: number } | null
  shares: Record<ShareId, { share: Shown; colleagues: Band | null }>
  encounters: number | null
  expected: { ratio: number; low: number; high: number; observed: number; expected: number; n: number } | null
  gaps: GapSeen[]
  axes: AxisSeen[]
  trend: TrendQuarter[]
  marks: Annotation[]
  times: Record<WaitClock, AnswerTime | 'too-few'>
  colleaguesTime: Band | null
  kinds: KindShown[]
  story: Story | null
  effect: EffectSeen
  /** Null where no member of the provider is known. */
  risk: RiskShown | null
  suspects: SuspectsShown | null
}

/** A scorecard: three sentences, where the gaps are, how it went, what became of queries, what answers did. UX.md section 4. */
export function ScorecardView({
  card,
  isOwn,
  csv,
  cases,
}: {
  card: ScorecardSeen
  isOwn?: boolean
  csv: string
  cases: string
}) {
  const { comparedWith } = card
  const isLate = comparedWith === null
  const sentences = (isLate ? ownSentences : threeSentences)({
    name: isOwn ? null : card.provider.name,
    months: card.filter.months,
    gaps: card.gaps,
    response: card.shares.response,
    time: card.times.recipient,
    colleaguesTime: card.colleaguesTime,
    expected: card.expected,
    effect: card.effect,
  })
  const casesOf = ({ family, axes }: GapSeen) => `${cases}&family=${family}&axis=${axes[0] ?? 'any'}`
  const shares = isLate ? withoutColleagues(card.shares) : card.shares
  return (
    <div className="stack scorecard">
      {isLate ? <ColleaguesLater isOwn={isOwn ?? false} /> : null}
      <section className="panel body sentences" aria-label={isLate ? 'In two sentences' : 'In three sentences'}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className="small quiet">
          Discharges and queries of {card.from} to {card.to}.{' '}
          {isLate
            ? ''
            : `Compared with ${comparedWith.providers} colleagues of ${comparedWith.specialty ?? 'all specialties'}; nobody is ranked. `}
          Every name of a number leads to its definition.
        </p>
      </section>
      <LongerPeriod months={card.filter.months} shares={Object.values(card.shares).map(({ share }) => share)} />
      <div className="grid-3">
        <ShareFigure id="unspecified" {...shares.unspecified} />
        <ShareFigure id="unspecifiedAfter" {...shares.unspecifiedAfter} />
        <ExpectedFigure expected={card.expected} isLate={isLate} />
      </div>
      <GapChart gaps={card.gaps} isLate={isLate} csv={`${csv}&table=gaps`} casesOf={casesOf} />
      <AxisChart axes={card.axes} isLate={isLate} csv={`${csv}&table=axes`} />
      <NextTime gaps={card.gaps} casesOf={casesOf} />
      <TrendChart isLate={isLate} trend={card.trend} marks={card.marks} csv={`${csv}&table=trend`} />
      <div className="grid-2">
        <QueryStory
          story={card.story}
          shares={shares}
          times={card.times}
          colleaguesTime={isLate ? undefined : card.colleaguesTime}
          kinds={card.kinds}
        />
        <div className="stack">
          <Effect effect={card.effect} />
          <Payers denial={shares.denial} />
          {card.risk || card.suspects ? <RiskPanel risk={card.risk} suspects={card.suspects} /> : null}
        </div>
      </div>
    </div>
  )
}

/** Without colleagues a figure says nothing of them, not that they are too few. */
const withoutColleagues = (shares: ScorecardSeen['shares']) =>
  Object.fromEntries(Object.entries(shares).map(([id, { share }]) => [id, { share }])) as Record<ShareId, ShareSeen>

/** What payers first refused of the claims, for the coding or the diagnoses behind it. */
function Payers({ denial }: { denial: ShareSeen }) {
  return (
    <section className="panel" aria-labelledby="payers">
      <header>
        <h2 id="payers">What payers refused</h2>
      </header>
      <div className="body stack">
        <ShareFigure id="denial" {...denial} />
        <p className="small quiet">
          Claims of stays and visits attended, by month of billing, once the payer has answered. A payer's first word is
          no verdict: what was taken back since is told for the facility, under Coding.
        </p>
      </div>
    </section>
  )
}

function ExpectedFigure({ expected, isLate }: { expected: ScorecardSeen['expected']; isLate: boolean }) {
  return (
    <div className="figure">
      <span className="what">
        <MeasureName id="expected" />
      </span>
      {expected ? (
        <>
          <span className="value">{expected.ratio.toFixed(2)}</span>
          <span className="n">
            {countWords(expected.observed)} left open, {expected.expected.toFixed(1)} expected of colleagues with the
            same diagnoses; 95 % interval {expected.low.toFixed(2)}–{expected.high.toFixed(2)}
          </span>
        </>
      ) : (
        <span className="value quiet-value">{isLate ? 'being reckoned' : 'too few to say'}</span>
      )}
    </div>
  )
}
