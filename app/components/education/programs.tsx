import { Badge, Empty } from '#app/components/ui/badge.tsx'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { Grouping } from '#app/domain/education/program.ts'
import { GROUPING_WORDS } from './words.ts'

type Row = {
  id: string
  title: string
  label: string
  seed: number
  groupedBy: Grouping
  steps: number
  held: number
  first: string
}

export function Programs({ programs }: { programs: Row[] }) {
  if (programs.length === 0) {
    return (
      <div className="panel">
        <Empty title="No program yet">
          <p>
            A program teaches everyone in the end, some earlier and some later by lot. Who waits is the control of who
            was taught.
          </p>
        </Empty>
      </div>
    )
  }
  return (
    <TableFrame label="Programs">
      <table className="table loose folding">
        <thead>
          <tr>
            {['Program', 'First session', 'Drawn among', 'Seed'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="number">
              Steps held
            </th>
          </tr>
        </thead>
        <tbody>
          {programs.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a className="whole" href={`/education/programs/${one.id}`}>
                  {one.title}
                </a>
                <span className="small quiet block">{one.label}</span>
              </th>
              <td data-label="First session">{one.first}</td>
              <td data-label="Drawn among">{GROUPING_WORDS[one.groupedBy]}</td>
              <td className="mono" data-label="Seed">
                {one.seed}
              </td>
              <td className="number" data-label="Steps held">
                {one.held} of {one.steps}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

type StepSeen = {
  step: number
  groups: string[]
  people: number
  session: {
    id: string
    when: string
    state: 'planned' | 'cancelled'
    isHeld: boolean
    isInvited: boolean
    attended: number
  } | null
}

function StepState({ session }: { session: NonNullable<StepSeen['session']> }) {
  if (session.state === 'cancelled') return <Badge tone="plain">cancelled</Badge>
  if (session.isHeld) return <Badge tone="good">{session.attended} were there</Badge>
  return session.isInvited ? <Badge tone="accent">invited</Badge> : <Badge tone="warn">to invite</Badge>
}

/** The order of the lot with the session of each step. */
export function ProgramSteps({ steps }: { steps: StepSeen[] }) {
  return (
    <TableFrame label="Steps">
      <table className="table loose folding">
        <thead>
          <tr>
            {['Step', 'Who', 'Session', 'State'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, groups, people, session }) => (
            <tr key={step}>
              <th scope="row" data-label="Step">
                {step}
              </th>
              <td>
                {groups.join(', ')}
                <span className="small quiet block">{people} providers</span>
              </td>
              <td>{session ? <a href={`/education/sessions/${session.id}`}>{session.when}</a> : null}</td>
              <td>{session ? <StepState session={session} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
