import { Notice } from '#app/components/ui/badge.tsx'
import type { Material } from '#app/domain/education/material.ts'
import type { Graded } from '#app/domain/education/quiz.ts'

/** Three bullets to read between patients. */
export function LearningCard({ piece }: { piece: Material }) {
  return (
    <section className="learning-card" aria-label="Card">
      <ul className="card-lines">
        {piece.card.map((line) => (
          <li key={line} className="card-line">
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The quiz as a plain form; once sent, each question with the right choice and why. */
export function Quiz({ piece, graded }: { piece: Material; graded: Graded | undefined }) {
  return (
    <form method="post" className="quiz">
      <h2>Three questions</h2>
      {graded ? (
        <Notice tone={graded.right * 3 >= graded.of * 2 ? 'good' : 'accent'}>
          {graded.right} of {graded.of} right.{' '}
          {graded.right * 3 >= graded.of * 2 ? 'Card completed.' : 'Read on and try again if you like.'}
        </Notice>
      ) : null}
      {piece.quiz.map((question, at) => (
        <fieldset key={question.words}>
          <legend>{question.words}</legend>
          {question.choices.map((choice, n) => (
            <label key={choice}>
              <input
                type="radio"
                name={`q${at}`}
                value={n}
                required
                defaultChecked={graded ? graded.each[at]?.chosen === n : false}
              />
              <span>
                {choice}
                {graded && n === question.right ? ' ✓' : ''}
              </span>
            </label>
          ))}
          {graded ? (
            <p>
              {graded.each[at]?.isRight ? 'Right. ' : 'Not quite. '}
              {question.why}
            </p>
          ) : null}
        </fieldset>
      ))}
      <button type="submit" className="button primary">
        {graded ? 'Answer again' : 'Answer'}
      </button>
    </form>
  )
}
