import { dotted } from '#app/components/codes/dotted.ts'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { Material } from '#app/domain/education/material.ts'

/** A piece to read or print. */
export function Reading({ piece }: { piece: Material }) {
  return (
    <article className="reading">
      <section>
        <h2>What to document</h2>
        <ul>
          {piece.document.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Why it matters</h2>
        {piece.why.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </section>
      <section>
        <h2>Before and after</h2>
        <BeforeAndAfter piece={piece} />
        <p className="small quiet">An invented example. Write what is true of your patient, and only that.</p>
      </section>
      <Wordings piece={piece} />
    </article>
  )
}

function BeforeAndAfter({ piece }: { piece: Material }) {
  return (
    <>
      <p className="wording">
        <b>Before:</b> {piece.before}
      </p>
      <p className="wording after">
        <b>After:</b> {piece.after}
      </p>
    </>
  )
}

function Wordings({ piece }: { piece: Material }) {
  return (
    <section>
      <h2>What each wording leads to</h2>
      <TableFrame label="Codes of each wording">
        <table className="table loose">
          <caption className="unseen">Codes of ICD-10-CM, fiscal year {piece.release}</caption>
          <thead>
            <tr>
              <th scope="col">Wording</th>
              <th scope="col">Code</th>
            </tr>
          </thead>
          <tbody>
            {piece.codes.map(({ code, wording }) => (
              <tr key={`${code} ${wording}`}>
                <td>{wording}</td>
                <td className="mono nowrap">{dotted(code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="small quiet">
        ICD-10-CM of fiscal year {piece.release} (CDC/NCHS). Piece version {piece.version}.
      </p>
    </section>
  )
}

/** The same piece for the screen at the front of a room: a slide each, also printed so. The first says what to document, the last shows before and after. */
export function Slides({ piece }: { piece: Material }) {
  const last = piece.slides.length - 1
  return (
    <div className="stack">
      <section className="slide">
        <h2>{piece.title}</h2>
        <ul>
          {piece.document.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {piece.slides.map(({ heading, words }, at) => (
        <section key={heading} className="slide">
          <h2>{heading}</h2>
          {words ? <p>{words}</p> : null}
          {at === last ? <BeforeAndAfter piece={piece} /> : null}
        </section>
      ))}
    </div>
  )
}
