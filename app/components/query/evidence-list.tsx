const moment = (at: string | null): string => {
  if (!at) return ''
  const date = new Date(at)
  const parts = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const
  return Number.isNaN(date.getTime()) ? at : new Intl.DateTimeFormat('en-GB', parts).format(date)
}

/** Where an indicator comes from, who wrote it and on which day, in the words that the physician reads. */
export const saidOf = (indicator: { source: string; author: string | null; at: string | null }): string =>
  [indicator.source, indicator.author, moment(indicator.at)].filter(Boolean).join(', ')

/** The quoted evidence. A tap opens the place in the record; the way back keeps everything. */
export function EvidenceList({
  queryId,
  indicators,
}: {
  queryId: string
  indicators: { text: string; source: string; author: string | null; at: string | null }[]
}) {
  if (indicators.length === 0) return null
  return (
    <section className="evidence" aria-label="Evidence">
      <h2 className="small quiet">Evidence - {indicators.length}</h2>
      <ol>
        {indicators.map((indicator, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is frozen with the words, so the place is the identity
          <li key={`${index}-${indicator.at}`}>
            <a href={`/queries/${queryId}/evidence/${index + 1}`}>
              <span className="evidence-text">{indicator.text}</span>
              <span className="small quiet">{saidOf(indicator)}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
