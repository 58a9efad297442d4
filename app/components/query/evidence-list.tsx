import { valuesIn } from '#app/domain/query/series.ts'
import { Sparkline } from '../ui/sparkline.tsx'
import { shortMoment, zoneName } from '../ui/time.tsx'

export type ShownIndicator = { text: string; source: string; author: string | null; at: string | null }

const moment = (at: string | null, zone: string): string => {
  if (!at) return ''
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : shortMoment(date, zone)
}

/** Where an indicator comes from, who wrote it and when by the facility's clock, in the words that the physician reads. */
export const saidOf = (indicator: Omit<ShownIndicator, 'text'>, zone: string): string =>
  [indicator.source, indicator.author, moment(indicator.at, zone)].filter(Boolean).join(', ')

/** The quoted evidence, results over time with their course. A tap opens the place in the record; the way back keeps everything. */
export function EvidenceList(props: {
  indicators: ShownIndicator[]
  zone: string
  linkTo?: (number: number) => string
}) {
  const { indicators, zone, linkTo } = props
  if (indicators.length === 0) return null
  const last = indicators.findLast(({ at }) => at !== null)?.at
  return (
    <section className="evidence" aria-label="Evidence">
      <h2 className="small quiet">
        Evidence - {indicators.length}
        {last ? <span className="evidence-zone">times in {zoneName(new Date(last), zone)}</span> : null}
      </h2>
      <ol>
        {indicators.map((indicator, index) => {
          const words = <Indicator indicator={indicator} zone={zone} />
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is frozen with the words, so the place is the identity
            <li key={`${index}-${indicator.at}`}>
              {linkTo ? <a href={linkTo(index + 1)}>{words}</a> : <div className="evidence-row">{words}</div>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Indicator({ indicator, zone }: { indicator: ShownIndicator; zone: string }) {
  return (
    <>
      <span className="evidence-text">
        {indicator.text} <Sparkline values={valuesIn(indicator.text)} />
      </span>
      <span className="small quiet">{saidOf(indicator, zone)}</span>
    </>
  )
}
