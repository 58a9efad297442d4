import { Badge, type Tone } from '../ui/badge.tsx'
import { Moment } from '../ui/time.tsx'
import { sayRefusedFile, sayTotals } from './reference-words.ts'

export type RunView = {
  id: string
  name: string
  state: 'running' | 'done' | 'failed'
  begunAt: Date | string
  done: number
  total: number
  files: {
    file: string
    outcome: 'staged' | 'unchanged' | 'skipped' | 'refused'
    why: string
    release: string | null
    key: string | null
    totals: Record<string, number>
    faults: { line: number; why: string }[]
  }[]
}
const STATES: Record<RunView['state'], { words: string; tone: Tone }> = {
  running: { words: 'Reading', tone: 'accent' },
  done: { words: 'Read', tone: 'good' },
  failed: { words: 'Broken off', tone: 'bad' },
}
const OUTCOMES: Record<RunView['files'][number]['outcome'], { words: string; tone: Tone }> = {
  staged: { words: 'Staged', tone: 'accent' },
  unchanged: { words: 'Already in force', tone: 'good' },
  skipped: { words: 'Passed over', tone: 'plain' },
  refused: { words: 'Refused', tone: 'bad' },
}

/** How far an upload is, and what became of each file; a refused one with line and reason. */
export function RunReport({ run, now }: { run: RunView | null; now: Date | string }) {
  if (!run) return <progress aria-label="Reading the files" />
  return (
    <div className="stack">
      <div className="row">
        <Badge tone={STATES[run.state].tone}>{STATES[run.state].words}</Badge>
        <span className="quiet">
          begun <Moment at={run.begunAt} now={now} />
        </span>
      </div>
      {run.state === 'running' ? <progress aria-label="Reading the files" max={run.total} value={run.done} /> : null}
      {run.state === 'failed' ? (
        <p>The reading broke off on our side. What was staged before stands; upload the other files again.</p>
      ) : null}
      {run.files.map((file) => (
        <FileReport key={file.file} file={file} />
      ))}
    </div>
  )
}

function FileReport({ file }: { file: RunView['files'][number] }) {
  const { words, tone } = OUTCOMES[file.outcome]
  return (
    <section className="panel" aria-label={file.file}>
      <header>
        <h2 className="file-name">{file.file}</h2>
        <Badge tone={tone}>{words}</Badge>
      </header>
      <div className="body stack">
        {file.release ? (
          <p>
            <strong className="mono">{file.release}</strong> <span className="quiet">{sayTotals(file.totals)}</span>
          </p>
        ) : null}
        {file.outcome === 'skipped' ? <p>{file.why}</p> : null}
        {file.outcome === 'refused' ? (
          <>
            <p>Refused as a whole: {sayRefusedFile(file.why)}. What was in force stays in force.</p>
            <ul className="faults">
              {file.faults.map((fault) => (
                <li key={`${fault.line} ${fault.why}`}>
                  {fault.line > 0 ? <strong>Line {fault.line}: </strong> : null}
                  {fault.why}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {file.outcome === 'staged' && file.key ? (
          <p>
            <a className="button primary" href={`/reference/diff?to=${file.key}`}>
              Look at the changes and activate
            </a>
          </p>
        ) : null}
      </div>
    </section>
  )
}
