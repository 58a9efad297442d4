import type { Indicator } from '#app/domain/query/query.ts'
import { moved } from './compose-state.ts'

/** The evidence in its order. Its words are the record's and cannot be typed over. */
export function EvidenceEditor({
  indicators,
  onChange,
  onRemove,
}: {
  indicators: Indicator[]
  onChange: (indicators: Indicator[]) => void
  onRemove: (id: string) => void
}) {
  return (
    <fieldset className="editor">
      <legend>Evidence</legend>
      {indicators.length === 0 ? (
        <p className="quiet">Select words in a note and press e, or add a result: the record speaks, not we.</p>
      ) : null}
      <ol className="evidence-rows">
        {indicators.map((indicator, index) => (
          <li key={indicator.id}>
            <span>
              {indicator.text}{' '}
              <span className="quiet small">
                {[
                  indicator.source,
                  indicator.author,
                  indicator.isPrior ? 'prior encounter' : null,
                  indicator.at?.slice(0, 16).replace('T', ' '),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <span className="row">
              <button
                type="button"
                className="button plain small"
                aria-label={`Move evidence ${index + 1} up`}
                disabled={index === 0}
                onClick={() => onChange(moved(indicators, index, -1))}
              >
                ↑
              </button>
              <button
                type="button"
                className="button plain small"
                aria-label={`Remove evidence ${index + 1}`}
                onClick={() => onRemove(indicator.id)}
              >
                ✕
              </button>
            </span>
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
