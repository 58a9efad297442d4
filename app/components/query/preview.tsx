import type { Wording } from '#app/domain/query/query.ts'

/** As the physician will see it, phone size, from the same words. */
export function Preview({ wording }: { wording: Wording }) {
  return (
    <section className="preview-phone" aria-label="As the physician sees it">
      <p className="small quiet">As the physician sees it</p>
      <p className="preview-title">{wording.title || 'Title'}</p>
      <p className="question">{wording.question || 'The question'}</p>
      <ol className="preview-evidence">
        {wording.indicators.map((i) => (
          <li key={i.id}>
            {i.text} <span className="small quiet">{[i.source, i.author].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ol>
      {wording.kind === 'open-ended' ? (
        <p className="preview-free quiet">Free text</p>
      ) : (
        <ul className="preview-options">
          {wording.options.map((o) => (
            <li key={o.id}>
              <span aria-hidden="true">○</span> {o.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
