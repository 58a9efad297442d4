import { Sparkline } from '../ui/sparkline.tsx'
import { exact } from '../ui/time.tsx'
import { AddButton } from './add-button.tsx'
import type { Chart } from './chart-reader.tsx'
import type { Pick } from './pick.ts'

/** Results by name, each in time; every value can be picked. */
export function ResultsPane({
  results,
  zone,
  add,
}: {
  results: Chart['results']
  zone: string
  add: ((pick: Omit<Pick, 'id'>) => void) | undefined
}) {
  if (results.length === 0) return <p className="empty">No result was received for this encounter.</p>
  return (
    <ul className="fact-list results">
      {results.map((group) => (
        <li key={group.name}>
          <div className="row between">
            <strong>
              {group.name} {group.unit ? <span className="quiet">{group.unit}</span> : null}
            </strong>
            <Sparkline values={group.values.flatMap((v) => (v.value === null ? [] : [v.value]))} />
          </div>
          <ul className="series">
            {group.values.map((value) => (
              <li key={value.id}>
                <span className={value.flag ? 'flagged' : undefined} title={exact(new Date(value.takenAt), zone)}>
                  {value.value ?? value.words}
                  {value.flag ? <span className="small"> {value.flag}</span> : null}
                  <span className="small quiet"> {exact(new Date(value.takenAt), zone).replace(/,? \d{4}/, '')}</span>
                </span>
                <AddButton
                  add={add}
                  label={value.said}
                  pick={{
                    kind: 'result',
                    sourceId: value.id,
                    start: null,
                    end: null,
                    text: value.said,
                    source: 'Result',
                    author: null,
                    at: new Date(value.takenAt).toISOString(),
                  }}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
