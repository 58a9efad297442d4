import { Badge, Empty } from '#app/components/ui/badge.tsx'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { Mode } from '#app/domain/education/session.ts'
import { MODE_WORDS } from './words.ts'

export type BoardRow = {
  id: string
  title: string
  label: string
  when: string
  mode: Mode
  state: 'planned' | 'cancelled'
  isHeld: boolean
  invited: number
  yes: number
  attended: number
}

function StateBadge({ state, isHeld, invited }: Pick<BoardRow, 'state' | 'isHeld' | 'invited'>) {
  if (state === 'cancelled') return <Badge tone="plain">cancelled</Badge>
  if (isHeld) return <Badge tone="good">held</Badge>
  return invited > 0 ? <Badge tone="accent">invited</Badge> : <Badge tone="warn">to invite</Badge>
}

const SCOPE_WORDS = { all: 'All', coming: 'To come', mine: 'Led by me' } as const

export function BoardTabs({ scope }: { scope: keyof typeof SCOPE_WORDS }) {
  return (
    <nav className="tabs" aria-label="Which sessions">
      {(['all', 'coming', 'mine'] as const).map((one) => (
        <a key={one} href={one === 'all' ? '?' : `?show=${one}`} aria-current={one === scope ? 'page' : undefined}>
          {SCOPE_WORDS[one]}
        </a>
      ))}
    </nav>
  )
}

/** Sessions, newest first. */
export function SessionBoard({ rows, isAll }: { rows: BoardRow[]; isAll: boolean }) {
  if (rows.length === 0 && !isAll) {
    return (
      <div className="panel">
        <Empty title="None of these">
          <a className="button" href="?">
            All sessions
          </a>
        </Empty>
      </div>
    )
  }
  if (rows.length === 0) {
    return (
      <div className="panel">
        <Empty title="No session yet">
          <p>Targets show where documentation leaves most open, and plan a session in one step.</p>
          <a className="button" href="/education/targets">
            Targets
          </a>
        </Empty>
      </div>
    )
  }
  return (
    <TableFrame label="Sessions">
      <table className="table loose folding">
        <thead>
          <tr>
            {['Session', 'When', 'How', 'State'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {['Invited', 'Come', 'Were there'].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a className="whole" href={`/education/sessions/${row.id}`}>
                  {row.title}
                </a>
                <span className="small quiet block">{row.label}</span>
              </th>
              <td>{row.when}</td>
              <td>{MODE_WORDS[row.mode]}</td>
              <td>
                <StateBadge {...row} />{' '}
                {row.isHeld && row.state !== 'cancelled' ? (
                  <a
                    className="small"
                    href={`/education/sessions/${row.id}/effect`}
                    aria-label={`Did ${row.title} work?`}
                  >
                    Did it work?
                  </a>
                ) : null}
              </td>
              <td className="number" data-label="Invited">
                {row.invited}
              </td>
              <td className="number" data-label="Come">
                {row.yes}
              </td>
              <td className="number" data-label="Were there">
                {row.attended}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
