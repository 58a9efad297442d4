import type { Rewording } from '#app/domain/query/kept-answer.ts'

/** The words were corrected after the answer was begun: what they were, what is new, and whether the choice has to be made again. */
export function Reworded({ rewording }: { rewording: Rewording }) {
  const { question, gone, added, lostChoice } = rewording
  return (
    <div className="notice warn" role="status">
      <div className="stack">
        <p>
          <strong>The question was corrected after you began to answer.</strong>{' '}
          {lostChoice
            ? `You had chosen “${lostChoice}”, which is no longer offered in these words: choose again.`
            : 'What you chose and typed is still there; read the question again before you sign.'}
        </p>
        {question || gone.length + added.length > 0 ? (
          <details>
            <summary>What changed</summary>
            <dl className="changed">
              {question ? (
                <>
                  <dt>The question was</dt>
                  <dd>{question}</dd>
                </>
              ) : null}
              {gone.length > 0 ? (
                <>
                  <dt>No longer offered</dt>
                  <dd>{gone.join('; ')}</dd>
                </>
              ) : null}
              {added.length > 0 ? (
                <>
                  <dt>Offered now</dt>
                  <dd>{added.join('; ')}</dd>
                </>
              ) : null}
            </dl>
          </details>
        ) : null}
      </div>
    </div>
  )
}
