import { Notice } from '#app/components/ui/badge.tsx'
import type { Material } from '#app/domain/education/material.ts'
import { LearningCard } from './quiz.tsx'
import { Reading, Slides } from './reading.tsx'
import { type PieceFault, sayPieceFault } from './words.ts'

type Editing = {
  id: string
  text: string
  draft: { version: number; revision: number } | null
  stands: number | null
  isWithdrawn: boolean
  preview: (Material & { label: string }) | null
  faults: PieceFault[]
}

/** The Markdown of a piece beside what it becomes. Publishing is offered when nothing is wrong. */
export function PieceEditor({ page }: { page: Editing }) {
  return (
    <div className="piece-editor">
      <form method="post" className="stack">
        <input type="hidden" name="revision" value={page.draft?.revision ?? 0} />
        <p className="row">
          <button type="submit" name="deed" value="preview" className="button">
            Preview
          </button>
          <button type="submit" name="deed" value="save" className="button">
            Save draft
          </button>
          <button type="submit" name="deed" value="publish" className="button primary">
            Publish
          </button>
          {page.draft && page.stands !== null ? (
            <button type="submit" name="deed" value="discard" className="button">
              Discard draft
            </button>
          ) : null}
        </p>
        {page.stands !== null && !page.isWithdrawn ? (
          <details>
            <summary>Withdraw the piece</summary>
            <p className="quiet">
              It leaves the library and new sessions. Held sessions, quizzes and versions stay; publishing brings it
              back.
            </p>
            <button type="submit" name="deed" value="withdraw" className="button">
              Withdraw
            </button>
          </details>
        ) : null}
        <div className="field">
          <label htmlFor="piece-text">Markdown with front matter</label>
          <textarea id="piece-text" name="text" rows={36} defaultValue={page.text} spellCheck className="mono" />
        </div>
      </form>
      <div className="stack">
        <Faults faults={page.faults} />
        {page.preview ? <Preview piece={page.preview} /> : null}
      </div>
    </div>
  )
}

function Faults({ faults }: { faults: PieceFault[] }) {
  if (faults.length === 0) return <Notice tone="good">Nothing keeps this piece from being published.</Notice>
  return (
    <Notice tone="warn">
      <p>Before it can be published:</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{sayPieceFault(fault)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Preview({ piece }: { piece: Material & { label: string } }) {
  return (
    <section className="panel" aria-labelledby="preview">
      <header>
        <h2 id="preview">{piece.title}</h2>
      </header>
      <div className="body stack">
        <Reading piece={piece} />
        <details>
          <summary>Card</summary>
          <LearningCard piece={piece} />
        </details>
        <details>
          <summary>Slides</summary>
          <Slides piece={piece} />
        </details>
        <details>
          <summary>Quiz</summary>
          <ol>
            {piece.quiz.map(({ words, choices, right, why }) => (
              <li key={words}>
                {words}
                <ul>
                  {choices.map((choice, at) => (
                    <li key={choice}>{at === right ? <b>{choice} ✓</b> : choice}</li>
                  ))}
                </ul>
                <p className="quiet">{why}</p>
              </li>
            ))}
          </ol>
        </details>
      </div>
    </section>
  )
}
