import type { Standing } from '#app/domain/codes/reference-kinds.ts'
import { Badge } from '../ui/badge.tsx'
import { GROUP_WORDS, kindWords, STANDING_WORDS, sayDates, sayTotals } from './reference-words.ts'

export type ReleaseRow = {
  key: string
  kind: string
  edition: string
  state: string
  startOn: string
  endOn: string | null
  source: string
  fileName: string
  totals: Record<string, number>
  before?: string | null
}
type Kind = { kind: string; standing: Standing; missing: string[]; releases: ReleaseRow[] }
export type Group = { id: keyof typeof GROUP_WORDS; kinds: Kind[] }

/** Of what a kind waits for, where it is loaded and not in use. */
const sayWaiting = ({ missing }: Kind): string =>
  missing.length > 0 ? `Used only together with: ${missing.map(kindWords).join('; ')}.` : ''

/** What a group without its official tables rests on. */
function sayGroup({ kinds }: Group): string {
  const isStarter = kinds.some(({ standing }) => standing === 'starter' || standing === 'waiting')
  return isStarter ? 'Starter set: a selection that comes with the product; most codes are not in it.' : ''
}

/** One group of tables: what is in force by kind, with its dates, totals and source. */
export function GroupTable({ group, onRollBack }: { group: Group; onRollBack: boolean }) {
  return (
    <section className="panel" aria-labelledby={`group-${group.id}`}>
      <header>
        <h2 id={`group-${group.id}`}>{GROUP_WORDS[group.id]}</h2>
        <span className="small quiet">{sayGroup(group)}</span>
      </header>
      <div className="scroll">
        <table className="table loose reference">
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">In force</th>
              <th scope="col">Totals</th>
              <th scope="col" className="wide-only">
                Source
              </th>
              <th scope="col">
                <span className="unseen">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {group.kinds.map((kind) => (
              <KindRows key={kind.kind} kind={kind} onRollBack={onRollBack} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function KindRows({ kind, onRollBack }: { kind: Kind; onRollBack: boolean }) {
  const { words, tone } = STANDING_WORDS[kind.standing]
  if (kind.releases.length === 0)
    return (
      <tr>
        <th scope="row" colSpan={5}>
          <span className="row">
            {kindWords(kind.kind)} <Badge tone={tone}>{words}</Badge>
          </span>
        </th>
      </tr>
    )
  const head = (
    <th scope="rowgroup" rowSpan={kind.releases.length} className="kind">
      <span>{kindWords(kind.kind)}</span>
      <Badge tone={tone}>{words}</Badge>
      {kind.missing.length > 0 ? <span className="small quiet">{sayWaiting(kind)}</span> : null}
    </th>
  )
  return kind.releases.map((release, index) => (
    <tr key={release.key}>
      {index === 0 ? head : null}
      <td>
        <strong>{release.edition}</strong>
        <br />
        <span className="small quiet">{sayDates(release.startOn, release.endOn)}</span>
      </td>
      <td className="small">{sayTotals(release.totals)}</td>
      <td className="small wide-only">
        {release.source}
        <br />
        <span className="quiet">{release.fileName}</span>
      </td>
      <td>
        <span className="row end">
          {release.before ? (
            <a className="button small" href={`/reference/diff?from=${release.before}&to=${release.key}`}>
              Changes <span className="unseen">of {`${kindWords(kind.kind)} ${release.edition}`}</span>
            </a>
          ) : null}
          {onRollBack ? <RollBack release={release} /> : null}
        </span>
      </td>
    </tr>
  ))
}

/** Out of force, after a second look: what it replaced comes back, and it can be staged again by uploading it again. */
function RollBack({ release }: { release: ReleaseRow }) {
  const name = `${kindWords(release.kind)} ${release.edition}`
  return (
    <details className="confirm">
      <summary className="button small">
        Roll back <span className="unseen">{name}</span>
      </summary>
      <form method="post" action="/reference/change" className="stack">
        <p className="small">
          {name} goes out of force; the release of the same edition that it replaced, if any, comes back.
        </p>
        <input type="hidden" name="release" value={release.key} />
        <button type="submit" name="deed" value="roll-back" className="button danger small">
          Roll back {release.edition}
        </button>
      </form>
    </details>
  )
}

/** Releases that wait: their difference is looked at before they are activated. */
export function StagedList({ staged }: { staged: ReleaseRow[] }) {
  if (staged.length === 0) return null
  return (
    <section className="panel" aria-labelledby="staged">
      <header>
        <h2 id="staged">Waiting to be activated</h2>
        <span className="quiet small">{staged.length}</span>
      </header>
      <ul className="fact-list staged">
        {staged.map((release) => (
          <li key={release.key}>
            <span>
              <strong>
                {kindWords(release.kind)} {release.edition}
              </strong>{' '}
              <span className="small quiet">
                {[sayDates(release.startOn, release.endOn), sayTotals(release.totals), release.fileName].join(' · ')}
              </span>
            </span>
            <a className="button primary small" href={`/reference/diff?to=${release.key}`}>
              Look and activate <span className="unseen">{`${kindWords(release.kind)} ${release.edition}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was in force before. */
export function PastList({ past }: { past: ReleaseRow[] }) {
  if (past.length === 0) return null
  return (
    <details className="panel">
      <summary className="past">Out of force ({past.length})</summary>
      <ul className="fact-list">
        {past.map((release) => (
          <li key={release.key}>
            <span>
              {kindWords(release.kind)} {release.edition} <span className="small quiet">{release.fileName}</span>
            </span>
            <Badge>{release.state === 'replaced' ? 'Replaced' : 'Rolled back'}</Badge>
          </li>
        ))}
      </ul>
    </details>
  )
}
