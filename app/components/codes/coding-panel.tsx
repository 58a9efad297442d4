import { useState } from 'react'
import { CodeSearch, type FoundCode } from './code-search.tsx'
import { dotted } from './dotted.ts'

export type Line = {
  code: string
  release: string
  title: string
  presentOnAdmission: string | null
  /** Taken over from a claim: nobody of ours coded it. */
  isFromClaim?: boolean
}
const POA = ['', 'Y', 'N', 'U', 'W', '1']
const POA_WORDS: Record<string, string> = {
  '': 'POA',
  Y: 'Y yes',
  N: 'N no',
  U: 'U unknown',
  W: 'W undetermined',
  '1': '1 exempt',
}

/** The coded lines of an encounter: the first is the principal diagnosis. Searched, ordered, marked working or final. */
export function CodingPanel(props: {
  version: number
  lines: Line[]
  state: string
  mayChange: boolean
  isInpatient: boolean
  on: string
  fault: string
  to?: string
  back?: string
}) {
  const [lines, setLines] = useState(props.lines)
  const change = (index: number, line: Line) => setLines(lines.map((l, i) => (i === index ? line : l)))
  const move = (from: number, to: number) => {
    const next = [...lines]
    const [line] = next.splice(from, 1)
    if (line) next.splice(to, 0, line)
    setLines(next)
  }
  const add = (found: FoundCode) => {
    if (lines.some((line) => line.code === found.code)) return
    setLines([
      ...lines,
      {
        code: found.code,
        release: found.release,
        title: found.title,
        presentOnAdmission: props.isInpatient ? 'Y' : null,
      },
    ])
  }
  const isChanged = JSON.stringify(lines) !== JSON.stringify(props.lines)
  return (
    <section className="panel coding" aria-label="Coding">
      <header>
        <h2>Coded lines</h2>
        <span className="quiet small">
          {props.state === 'final' ? 'Final' : props.state === 'working' ? 'Working' : 'Not coded yet'}
        </span>
      </header>
      <div className="body stack">
        {props.fault ? (
          <div className="summary" role="alert">
            {props.fault}
          </div>
        ) : null}
        {lines.length === 0 ? (
          <p className="quiet">No line yet. Search a code below; the first one is the principal diagnosis.</p>
        ) : null}
        <ol className="lines">
          {lines.map((line, index) => (
            <li key={line.code}>
              <span className="line-place">{index + 1}</span>
              <span className="line-code">
                <strong className="mono">{dotted(line.code)}</strong> {line.title}
                {index === 0 ? <span className="quiet small"> (principal)</span> : null}
                {line.isFromClaim ? <span className="small quiet"> from the claim</span> : null}
              </span>
              {props.mayChange ? (
                <span className="row line-deeds">
                  {props.isInpatient ? (
                    <select
                      aria-label={`Present on admission, ${dotted(line.code)}`}
                      value={line.presentOnAdmission ?? ''}
                      onChange={(e) => change(index, { ...line, presentOnAdmission: e.target.value || null })}
                    >
                      {POA.map((value) => (
                        <option key={value} value={value}>
                          {POA_WORDS[value]}
                        </option>
                      ))}
                    </select>
                  ) : null}
                  <button
                    type="button"
                    className="button small plain"
                    disabled={index === 0}
                    onClick={() => move(index, 0)}
                    aria-label={`Make ${dotted(line.code)} principal`}
                    title="Make principal"
                  >
                    ⤒
                  </button>
                  <button
                    type="button"
                    className="button small plain"
                    onClick={() => setLines(lines.filter((_, i) => i !== index))}
                    aria-label={`Remove ${dotted(line.code)}`}
                    title="Remove"
                  >
                    ✕
                  </button>
                </span>
              ) : (
                <span className="quiet">{line.presentOnAdmission}</span>
              )}
            </li>
          ))}
        </ol>
        {props.mayChange ? (
          <>
            <CodeSearch on={props.on} onChoose={add} />
            <form method="post" action={props.to} className="row">
              <input type="hidden" name="back" value={props.back ?? ''} />
              <input type="hidden" name="version" value={props.version} />
              <input
                type="hidden"
                name="lines"
                value={JSON.stringify(
                  lines.map(({ code, release, presentOnAdmission }) => ({ code, release, presentOnAdmission })),
                )}
              />
              <button type="submit" name="stage" value="working" className="button">
                Keep as working
              </button>
              <button type="submit" name="stage" value="final" className="button primary">
                Mark final
              </button>
              {isChanged ? <span className="small quiet">Not saved yet</span> : null}
            </form>
          </>
        ) : null}
      </div>
    </section>
  )
}
