import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { ShareId, Shown } from '#app/domain/scorecard/measures/rates.ts'
import type { EffectSaid } from '#app/domain/scorecard/measures/sentences.ts'
import { nameOf } from '#app/domain/scorecard/measures/words.ts'
import { Effect } from './effect.tsx'
import { type HeatSeen, HeatTable } from './heat-table.tsx'
import { FunnelChart, VolumeChart } from './program-charts.tsx'
import { ShareFigure } from './share.tsx'
import type { VolumePoint } from './volume-lines.tsx'

type Program = {
  filter: ScorecardFilter
  measure: ShareId
  funnels: readonly ShareId[]
  volume: VolumePoint[]
  ages: { words: string; n: number }[]
  shares: { id: ShareId; share: Shown }[]
  effect: EffectSaid['answers']
  funnel: Parameters<typeof FunnelChart>[0]['funnel']
  heat: HeatSeen
}

/** The program's board, for who answers for it. */
export function ProgramView({ program, search }: { program: Program; search: string }) {
  const open = program.ages.reduce((sum, { n }) => sum + n, 0)
  const linkTo = (measure: ShareId) => {
    const next = new URLSearchParams(search)
    next.set('measure', measure)
    return `/scorecards/program?${next}#funnel`
  }
  return (
    <div className="stack scorecard">
      <div className="grid-3">
        {program.shares.map(({ id, share }) => (
          <ShareFigure key={id} id={id} share={share} />
        ))}
      </div>
      <VolumeChart points={program.volume} csv={`/scorecards/program/csv${search || '?'}`} />
      <div className="grid-2">
        <section className="panel" aria-labelledby="ages">
          <header>
            <h2 id="ages">Open now, by age</h2>
          </header>
          <div className="table-wrap">
            <table className="table">
              <caption>{open} open queries</caption>
              <thead>
                <tr>
                  <th scope="col">Waiting for</th>
                  <th scope="col" className="number">
                    Queries
                  </th>
                </tr>
              </thead>
              <tbody>
                {program.ages.map(({ words, n }) => (
                  <tr key={words}>
                    <th scope="row">{words}</th>
                    <td className="number">{n}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <Effect effect={{ answers: program.effect }} />
      </div>
      <nav className="row no-print" id="funnel" aria-label="Measure of the funnel">
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
      <FunnelChart measure={program.measure} funnel={program.funnel} />
      <HeatTable heat={program.heat} by={program.filter.specialty === '' ? 'specialty' : 'provider'} />
    </div>
  )
}
