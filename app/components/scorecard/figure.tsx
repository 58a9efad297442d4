import type { MeasureId } from '#app/domain/scorecard/measures/definitions.ts'
import { TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { MeasureName } from './share.tsx'

/** One measure as a number with what it is made of, a line each; without a value it is too few to say. */
export function Figure({ id, value, lines }: { id: MeasureId; value: string | null; lines: readonly string[] }) {
  return (
    <div className="figure">
      <span className="what">
        <MeasureName id={id} />
      </span>
      {value === null ? (
        <span className="value quiet-value">{TOO_FEW_WORDS}</span>
      ) : (
        <>
          <span className="value">{value}</span>
          {lines.map((line) => (
            <span key={line} className="n">
              {line}
            </span>
          ))}
        </>
      )}
    </div>
  )
}
