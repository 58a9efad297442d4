import type { Rewording } from '#app/domain/query/kept-answer.ts'
import { shortMoment } from '../ui/time.tsx'
import { EvidenceList, type ShownIndicator } from './evidence-list.tsx'
import { useKeptAnswer } from './kept-answer.ts'
import { Reworded } from './reworded.tsx'
import { ShownOptions } from './shown-options.tsx'
import { sayEnded } from './words.ts'

type Typed = { optionIds: string[]; words: string; comment: string }
export type AnswerPage = {
  id: string
  state: string
  wordingNumber: number
  shown: {
    kind: string
    question: string
    indicators: ShownIndicator[]
    options: { id: string; text: string }[]
  }
  zone: string
  otherOptionId: string | null
  isParty: boolean
  meaning: string
  draft: Typed | null
  rewording: Rewording | null
  thread: { kind: string; words: string | null; byName: string | null; at: Date | string }[]
  place: { at: number; of: number; next: { id: string } | null }
}

/**
 * The question, the evidence, the options, sign. Nothing is preselected, nothing emphasised, the order is the author's fixed one. It is a
 * plain form: without JavaScript it signs all the same; with it, each choice is kept as a draft the moment it is made.
 */
export function AnswerForm({ page, fault, typed }: { page: AnswerPage; fault: string; typed: Typed | null }) {
  const begun = typed ?? page.draft ?? { optionIds: [], words: '', comment: '' }
  const kept = useKeptAnswer(page.id)
  const isOpen = page.state === 'open' && page.isParty
  return (
    <form
      // A correction gives the fields new words to stand under: they begin again from what may stand.
      key={page.wordingNumber}
      method="post"
      ref={kept.form}
      onInput={kept.onInput}
      onSubmit={kept.onSubmit}
      className="answer"
      aria-label="Answer"
    >
      <input type="hidden" name="wordingNumber" value={page.wordingNumber} />
      {fault ? (
        <div className="summary" role="alert">
          {fault}
        </div>
      ) : null}
      {isOpen ? null : <div className="notice warn">{sayEnded(page.state, page.isParty)}</div>}
      {isOpen && page.rewording ? <Reworded rewording={page.rewording} /> : null}
      <p className="question">{page.shown.question}</p>
      <EvidenceList
        indicators={page.shown.indicators}
        zone={page.zone}
        linkTo={(number) => `/queries/${page.id}/evidence/${number}`}
      />
      <Thread thread={page.thread} zone={page.zone} />
      <ShownOptions
        kind={page.shown.kind}
        options={page.shown.options}
        otherOptionId={page.otherOptionId}
        begun={begun}
        mode={isOpen ? 'answer' : 'read'}
      />
      <details className="comment" open={begun.comment !== ''}>
        <summary>Add a comment</summary>
        <textarea
          autoComplete="off"
          name="comment"
          aria-label="Comment"
          rows={3}
          defaultValue={begun.comment}
          readOnly={!isOpen}
        />
      </details>
      {isOpen ? <Sign page={page} status={kept.status} waits={kept.waits} onRecall={kept.recall} /> : null}
    </form>
  )
}

function Sign(props: {
  page: Pick<AnswerPage, 'id' | 'meaning' | 'place'>
  status: string
  waits: boolean
  onRecall: () => void
}) {
  const { page, status, waits } = props
  return (
    <>
      <p className="small quiet">{page.meaning}</p>
      <noscript>
        <button type="submit" name="deed" value="keep" className="button">
          Keep for later
        </button>
      </noscript>
      <div className="sign">
        <p className="small quiet sign-status" role="status" aria-live="polite">
          {status}
        </p>
        {waits ? (
          <button type="button" className="button" onClick={props.onRecall}>
            Do not sign yet
          </button>
        ) : (
          <button type="submit" name="deed" value="sign" className="button primary">
            Sign answer
          </button>
        )}
        <div className="sign-others">
          <a href={`/queries/${page.id}/redirect`}>Not my patient</a>
          {page.place.next && page.place.at > 0 ? (
            <a className="place" href={`/queries/${page.place.next.id}/answer`}>
              <span className="unseen">Query </span>
              {page.place.at} of {page.place.of} <span aria-hidden="true">›</span>
              <span className="unseen">: answer this later, go to the next</span>
            </a>
          ) : null}
          <a href={`/queries/${page.id}/ask`}>Need more</a>
        </div>
      </div>
    </>
  )
}

function Thread({ thread, zone }: { thread: AnswerPage['thread']; zone: string }) {
  if (thread.length === 0) return null
  return (
    <section aria-label="Questions and replies">
      <ul className="thread">
        {thread.map((entry) => (
          <li key={String(entry.at)} className={entry.kind === 'info-asked' ? 'asked' : undefined}>
            <p>
              <strong>{entry.byName}</strong> {entry.kind === 'info-asked' ? 'asked' : 'replied'}{' '}
              <span className="small quiet">{shortMoment(new Date(entry.at), zone)}</span>
            </p>
            <p>{entry.words}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
