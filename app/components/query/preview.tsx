import type { Wording } from '#app/domain/query/query.ts'
import { shownOf } from '#app/domain/query/shown-words.ts'
import { saidOf } from './evidence-list.tsx'

/** As the physician will see it, phone size: rendered from the same words that are shown, sealed and signed. */
export function Preview({ queryId, wording }: { queryId: string; wording: Wording }) {
  const shown = shownOf({ id: queryId, wordingNumber: 1, wording })
  const other = wording.options.find((option) => option.role === 'other')?.id
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach what scrolls
    <section className="preview-phone" tabIndex={0} aria-label="As the physician sees it">
      <p className="small quiet">As the physician sees it</p>
      <p className="preview-title">{shown.title || 'Title'}</p>
      <p className="question">{shown.question || 'The question'}</p>
      {shown.indicators.length > 0 ? <p className="small quiet">Evidence - {shown.indicators.length}</p> : null}
      <ol className="preview-evidence">
        {shown.indicators.map((indicator, index) => (
          <li key={wording.indicators[index]?.id}>
            {indicator.text} <span className="small quiet">{saidOf(indicator)}</span>
          </li>
        ))}
      </ol>
      {shown.kind === 'open-ended' ? (
        <p className="preview-free quiet">Your answer</p>
      ) : (
        <ul className="preview-options">
          {shown.options.map((option) => (
            <li key={option.id}>
              <span aria-hidden="true">○</span> {option.text}
              {option.id === other ? <span className="quiet"> - in your own words</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
