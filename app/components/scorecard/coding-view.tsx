import type { CaptureLevel, MeanWeight } from '#app/domain/scorecard/measures/capture.ts'
import type { CaseMix, StandardCaseMix } from '#app/domain/scorecard/measures/case-mix.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import type { Turnaround } from '#app/domain/scorecard/measures/turnaround.ts'
import type { VisitSpread } from '#app/domain/scorecard/measures/visits.ts'
import { meanWords, percent, weight } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { AgesPanel } from './ages-panel.tsx'
import {
  CaptureChart,
  CaseMixChart,
  type CaseMixMonth,
  TurnaroundChart,
  type TurnaroundMonth,
  VisitsChart,
} from './coding-charts.tsx'
import { Coders, type CodingPanels, Levels, turnaroundWords } from './coding-panels.tsx'
import { DenialsPanel, type DenialsSeen } from './denials-panel.tsx'
import { Figure } from './figure.tsx'
import { ReviewersPanel, type ReviewersSeen } from './reviewers-panel.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { MeasureName, ShareFigure } from './share.tsx'

export type CodingSeen = CodingPanels & {
  from: string
  to: string
  caseMix: CaseMix
  standard: StandardSeen
  caseMixMonths: CaseMixMonth[]
  capture: { level: CaptureLevel; share: Shown }[]
  families: Parameters<typeof CaptureChart>[0]['families']
  turnaround: {
    whole: Turnaround | 'too-few'
    own: Turnaround | 'too-few'
    waiting: { stays: number; forAnswers: number }
    ages: { words: string; n: number }[]
    months: TurnaroundMonth[]
  }
  visits: VisitSpread[]
  reviewers: ReviewersSeen
  denials: DenialsSeen | null
}

type StandardSeen = { value: StandardCaseMix | 'too-few'; from: string; to: string }

/** Coding and documentation quality of the facilities. */
export function CodingView({ page, csv }: { page: CodingSeen; csv: string }) {
  const { caseMix, turnaround } = page
  const families = [...new Set(page.visits.map(({ family }) => family))]
  return (
    <div className="stack scorecard">
      <div className="grid-3">
        {page.capture.map(({ level, share }) => (
          <ShareFigure key={level} id={level} share={share} />
        ))}
        <WeightFigure caseMix={caseMix} />
        <StandardFigure {...page.standard} />
      </div>
      <CaptureChart families={page.families} csv={`${csv}&table=families`} />
      <CaseMixChart months={page.caseMixMonths} csv={`${csv}&table=case-mix`} />
      <div className="grid-2">
        <TimePanel turnaround={turnaround} />
        <Waiting {...turnaround} />
      </div>
      <TurnaroundChart months={turnaround.months} csv={`${csv}&table=turnaround`} />
      <Coders coders={page.coders} />
      <ReviewersPanel reviewers={page.reviewers} csv={`${csv}&table=reviewers`} />
      <DenialsPanel denials={page.denials} csv={csv} />
      <div className="grid-2">
        <RiskPanel risk={page.risk} suspects={page.suspects} />
        <Levels levels={page.levels} />
      </div>
      {families.length === 0 ? (
        <section className="panel body">
          <h2>
            <MeasureName id="visits" />
          </h2>
          <p className="quiet">No visit of this period carries a level. They come with procedures coded in CPT.</p>
        </section>
      ) : (
        families.map((family) => (
          <VisitsChart
            key={family}
            family={family}
            spreads={page.visits.filter((one) => one.family === family)}
            csv={`${csv}&table=visits`}
          />
        ))
      )}
    </div>
  )
}

function WeightFigure({ caseMix: { all, withoutOutliers, outliers } }: { caseMix: CaseMix }) {
  if (all === 'too-few') return <Figure id="caseMix" value={null} lines={[]} />
  const lines = [
    `${countWords(all.n)} stays; 95 % interval ${weight(all.lowX10000)}–${weight(all.highX10000)}`,
    `Without outlier DRGs${outliers === null ? '' : ` (${countWords(outliers)} stays)`}: ${meanWords(withoutOutliers)}`,
  ]
  return <Figure id="caseMix" value={weight(all.meanX10000)} lines={lines} />
}

/** How the index differs from the raw one stands beside it: the two move for different reasons. */
function StandardFigure({ value, from, to }: StandardSeen) {
  const why = `Each DRG family has the share of stays that it had in the whole house, ${from} to ${to}: other patients do not move it, heavier stays within families do; the raw index moves with both.`
  if (value === 'too-few') return <Figure id="caseMixStandard" value={null} lines={[why]} />
  const lines = [
    `${countWords(value.n)} stays of ${value.families} families that hold ${percent(value.covered)} of that mix; 95 % interval ${range(value)}`,
    why,
  ]
  return <Figure id="caseMixStandard" value={weight(value.meanX10000)} lines={lines} />
}

const range = ({ lowX10000, highX10000 }: MeanWeight) => `${weight(lowX10000)}–${weight(highX10000)}`

function TimePanel({ turnaround: { whole, own } }: { turnaround: CodingSeen['turnaround'] }) {
  return (
    <section className="panel" aria-labelledby="turnaround">
      <header>
        <h2 id="turnaround">
          <MeasureName id="turnaround" />
        </h2>
      </header>
      <dl className="facts body">
        <dt>From discharge to final coding, median</dt>
        <dd>{turnaroundWords(whole)}</dd>
        <dt>The same without waiting for answers</dt>
        <dd>{turnaroundWords(own)}</dd>
      </dl>
    </section>
  )
}

function Waiting({ waiting, ages }: Pick<CodingSeen['turnaround'], 'waiting' | 'ages'>) {
  return (
    <AgesPanel
      id="dnfc"
      title={<MeasureName id="dnfc" />}
      label="Discharged, not finally coded, by age"
      caption={`${waiting.stays} stays, ${waiting.forAnswers} of them waiting for an answer`}
      heads={['Discharged for', 'Stays']}
      ages={ages}
    />
  )
}
