import { countWords } from '#app/domain/shared/percent.ts'
import { Badge } from '../ui/badge.tsx'
import { Moment } from '../ui/time.tsx'
import { IMPORT_STATES, type ImportItem } from './import-table.tsx'

type Run = ImportItem & { counts: Record<string, unknown> }

/** "Patient.ndjson, line 12"; the file alone where the whole of it is meant. */
const placeOf = ({ file, line }: { file: string; line: number }) => (line > 0 ? `${file}, line ${line}` : file)

/** How far it is, what was read, and every fault with its place. */
export function ImportReport({ run, now }: { run: Run | null; now: Date | string }) {
  if (!run) return <progress aria-label="Import" />
  const read = run.counts.read
  const types = typeof read === 'object' && read !== null ? Object.entries(read) : []
  const numbers = Object.entries(run.counts).filter(([, value]) => typeof value === 'number')
  return (
    <div className="stack">
      <div className="row">
        <Badge tone={IMPORT_STATES[run.state].tone}>{IMPORT_STATES[run.state].words}</Badge>
        <span className="quiet">
          begun <Moment at={run.begunAt} now={now} />
        </span>
      </div>
      {run.state === 'running' ? (
        <progress aria-label="Import" max={Math.max(run.bytesTotal, 1)} value={run.bytesDone} />
      ) : null}
      <dl className="facts panel body">
        {[...numbers, ...types].map(([name, n]) => (
          <div key={name} className="row">
            <dt>{name}</dt>
            <dd>{countWords(Number(n))}</dd>
          </div>
        ))}
      </dl>
      {run.state === 'done' && types.length === 0 && run.faults.length === 0 ? (
        <p className="summary">Nothing was read: the files are empty. Is the export complete?</p>
      ) : null}
      {run.faults.length > 0 ? (
        <section className="panel">
          <header>
            <h2>Faults</h2>
            <span className="quiet small">good lines were kept</span>
          </header>
          <ul className="fact-list body plain">
            {run.faults.map((fault) => (
              <li key={`${fault.file}:${fault.line}:${fault.why}`}>
                <span className="mono small">{placeOf(fault)}</span> {fault.why}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
