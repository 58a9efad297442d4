import type { AnswerTime, WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { Control } from '#app/domain/scorecard/measures/over-time.ts'
import type { ShareId, Shown } from '#app/domain/scorecard/measures/rates.ts'
import type { Ratio } from '#app/domain/scorecard/measures/ratio.ts'
import type { EffectSaid } from '#app/domain/scorecard/measures/sentences.ts'
import { nameOf } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { AgesPanel } from './ages-panel.tsx'
import { ControlChart } from './control-chart.tsx'
import { Effect } from './effect.tsx'
import { Figure } from './figure.tsx'
import { GamingPanel, type GamingSeen } from './gaming-panel.tsx'
import { LongerPeriod } from './longer-period.tsx'
import { FunnelChart, VolumeChart } from './program-charts.tsx'
import { Flow, type Story, TimeFigure } from './query-story.tsx'
import { MeasureName, ShareFigure } from './share.tsx'
import type { VolumePoint } from './volume-lines.tsx'

export type ProgramSeen = {
  filter: ScorecardFilter
  measure: ShareId
  funnels: readonly ShareId[]
  volume: VolumePoint[]
  control: { measure: Control | null; queries: Control | null }
  ages: { words: string; n: number }[]
  shares: { id: ShareId; share: Shown }[]
  queriesPer: Ratio | 'too-few'
  times: Record<WaitClock, AnswerTime | 'too-few'>
  story: Story | null
  effect: EffectSaid['answers']
  funnel: Parameters<typeof FunnelChart>[0]['funnel']
  gaming: GamingSeen
}

/** What a manager looks for, in the order in which it is looked for. */
const GROUPS: readonly (readonly [string, readonly ShareId[]])[] = [
  ['Reach', ['review', 'queried', 'unspecifiedUnasked']],
  ['Answers', ['response', 'timely', 'agreement', 'undetermined', 'other', 'confirmed', 'ruledOut', 'hasty']],
  ['What came of it', ['impact', 'followThrough', 'unspecified', 'unspecifiedAfter', 'denial']],
  ['Compliance', ['compliance', 'withdrawn']],
]

/** The program's board, for who answers for it. */
export function ProgramView({ program, search }: { program: ProgramSeen; search: string }) {
  const csv = (table: string) => `/scorecards/program/csv${search || '?'}&table=${table}`
  const shareOf = (id: ShareId) => program.shares.find((one) => one.id === id)?.share ?? 'too-few'
  const linkTo = (measure: ShareId) => {
    const next = new URLSearchParams(search)
    next.set('measure', measure)
    return `/scorecards/program?${next}#funnel`
  }
  return (
    <div className="stack scorecard">
      <LongerPeriod months={program.filter.months} shares={program.shares.map(({ share }) => share)} />
      {GROUPS.map(([words, ids]) => (
        <section key={words} className="figures" aria-label={words}>
          <h2 className="figures-head">{words}</h2>
          <div className="grid-4">
            {ids.map((id) => (
              <ShareFigure key={id} id={id} share={shareOf(id)} />
            ))}
            {words === 'Reach' ? <QueriesPer ratio={program.queriesPer} /> : null}
            {words === 'Answers' ? (
              <>
                <TimeFigure clock="recipient" time={program.times.recipient} />
                <TimeFigure clock="first" time={program.times.first} />
              </>
            ) : null}
          </div>
          {words === 'Reach' && program.story ? <Flow {...program.story} /> : null}
        </section>
      ))}
      <VolumeChart points={program.volume} csv={csv('volume')} />
      <div className="grid-2">
        <Ages ages={program.ages} />
        <Effect effect={{ answers: program.effect }} />
      </div>
      <nav className="ways no-print" id="funnel" aria-label="Measure of the funnel and the control chart">
        {program.funnels.map((id) => (
          <a
            key={id}
            className="button small"
            href={linkTo(id)}
            aria-current={id === program.measure ? 'true' : undefined}
          >
            {nameOf(id)}
          </a>
        ))}
      </nav>
      <FunnelChart measure={program.measure} funnel={program.funnel} csv={csv('funnel')} search={search} />
      <ControlChart
        title={`${nameOf(program.measure)}, by month`}
        measure={program.measure}
        control={program.control.measure}
        unit="share"
        csv={csv('control')}
      />
      <ControlChart
        title={`${nameOf('queriesPer')}, by month`}
        measure="queriesPer"
        control={program.control.queries}
        unit="ratio"
        csv={csv('queries')}
      />
      <GamingPanel gaming={program.gaming} search={search} />
    </div>
  )
}

function QueriesPer({ ratio }: { ratio: Ratio | 'too-few' }) {
  if (ratio === 'too-few') return <Figure id="queriesPer" value={null} lines={[]} />
  const { events, n, low, high } = ratio
  const line = `${countWords(events)} of ${countWords(n)}; 95 % interval ${low.toFixed(2)}–${high.toFixed(2)}`
  return <Figure id="queriesPer" value={ratio.ratio.toFixed(2)} lines={[line]} />
}

function Ages({ ages }: { ages: ProgramSeen['ages'] }) {
  const open = ages.reduce((sum, { n }) => sum + n, 0)
  return (
    <AgesPanel
      id="ages"
      title={<MeasureName id="time">Open now, by age</MeasureName>}
      label="Open queries by age"
      caption={`${countWords(open)} open queries`}
      heads={['Waiting for', 'Queries']}
      ages={ages}
    />
  )
}
