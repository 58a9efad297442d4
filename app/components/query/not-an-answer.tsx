import type { ReactNode } from 'react'
import { FaultSummary } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'

/** The frame of the two ways past an answer, "not my patient" and "need more": one form, one deed, the way back to the query. */
export function NotAnAnswer(props: {
  id: string
  title: string
  lead: string
  does: string
  fault: { name: string; words: string } | null
  children: ReactNode
}) {
  const { id, fault } = props
  const back = `/queries/${id}/answer`
  return (
    <Page title={props.title} width="narrow" asking={{ back: 'Query', backTo: back }} lead={props.lead}>
      <form method="post" className="stack">
        <FaultSummary faults={fault ? { [fault.name]: fault.words } : undefined} />
        {props.children}
        <div className="row">
          <button type="submit" className="button primary">
            {props.does}
          </button>
          <a className="button" href={back}>
            Cancel
          </a>
        </div>
      </form>
    </Page>
  )
}
