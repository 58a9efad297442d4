import { EvidenceList } from './evidence-list.tsx'
import { useKeptAnswer } from './kept-answer.ts'

export type AnswerPage = {
  id: string
  state: string
  wordingNumber: number
  shown: {
    kind: string
    question: string
    indicators: { text: string; source: string; author: string | null; at: string | null }[]
    options: { id: string; text: string }[]
  }
  otherOptionId: string | null
  isParty: boolean
  meaning: string
  draft: { optionIds: string[]; words: string; comment: string } | null
  thread: { kind: string; words: string | null; byName: string | null; at: Date | string }[]
}

/**
 * The question, the evidence, the options, sign. Nothing is preselected, nothing emphasised, the order is the author's fixed one. It is a
 * plain form: without JavaScript it signs all the same; with it, each choice is kept as a draft the moment it is made.
 */
export function AnswerForm({ page, fault, typed }: { page: AnswerPage; fault: string; typed: AnswerPage['draft'] }) {
  const begun = typed ?? page.draft ?? { optionIds: [], words: '', comment: '' }
  const kept = useKeptAnswer(page.id)
  const isOpen = page.state === 'open' && page.isParty
  const other = page.otherOptionId
  return (
    <form method="post" ref={kept.form} onInput={kept.onInput} className="answer" aria-label="Answer">
      <input type="hidden" name="wordingNumber" value={page.wordingNumber} />
      {fault ? (
        <div className="summary" role="alert">
          {fault}
        </div>
      ) : null}
      {isOpen ? null : <Ended state={page.state} isParty={page.isParty} />}
      <p className="question">{page.shown.question}</p>
      <EvidenceList queryId={page.id} indicators={page.shown.indicators} />
      <Thread thread={page.thread} />
      {page.shown.kind === 'open-ended' ? (
        <div className="field">
          <label htmlFor="field-words">Your answer</label>
          <textarea id="field-words" name="words" rows={5} defaultValue={begun.words} readOnly={!isOpen} />
        </div>
      ) : (
        <fieldset className="options">
          <legend className="unseen">Choose one answer</legend>
          {page.shown.options.map((option) => (
            <div key={option.id} className="option">
              <label>
                <input
                  type="radio"
                  name="option"
                  value={option.id}
                  defaultChecked={begun.optionIds.includes(option.id)}
                  disabled={!isOpen}
                />
                <span>{option.text}</span>
              </label>
              {option.id === other ? (
                <input
                  type="text"
                  name="words"
                  aria-label={`${option.text}: your words`}
                  placeholder="In your own words"
                  defaultValue={begun.words}
                  data-selects={option.id}
                  readOnly={!isOpen}
                />
              ) : null}
            </div>
          ))}
        </fieldset>
      )}
      <details className="comment" open={begun.comment !== ''}>
        <summary>Add a comment</summary>
        <textarea name="comment" aria-label="Comment" rows={3} defaultValue={begun.comment} readOnly={!isOpen} />
      </details>
      {isOpen ? <Sign meaning={page.meaning} queryId={page.id} status={kept.status} /> : null}
    </form>
  )
}

function Sign({ meaning, queryId, status }: { meaning: string; queryId: string; status: string }) {
  return (
    <>
      <p className="small quiet">{meaning}</p>
      <noscript>
        <button type="submit" name="deed" value="keep" className="button">
          Keep for later
        </button>
      </noscript>
      <div className="sign">
        <button type="submit" name="deed" value="sign" className="button primary">
          Sign answer
        </button>
        <div className="sign-others">
          <a href={`/queries/${queryId}/redirect`}>Not my patient</a>
          <a href={`/queries/${queryId}/ask`}>Need more</a>
        </div>
        <p className="small quiet" role="status" aria-live="polite">
          {status}
        </p>
      </div>
    </>
  )
}

function Ended({ state, isParty }: { state: string; isParty: boolean }) {
  const words =
    state === 'open' && !isParty
      ? 'This query is addressed to a colleague. You can read it; only they, or who covers for them, can sign.'
      : 'This query is no longer open: it was withdrawn, redirected or has expired. Nothing is asked of you any more.'
  return <div className="notice warn">{words}</div>
}

function Thread({ thread }: { thread: AnswerPage['thread'] }) {
  if (thread.length === 0) return null
  return (
    <ul className="thread">
      {thread.map((entry) => (
        <li key={String(entry.at)}>
          <strong>{entry.byName}</strong> {entry.kind === 'info-asked' ? 'asked' : 'replied'}: {entry.words}
        </li>
      ))}
    </ul>
  )
}
