import { TextField } from '../ui/field.tsx'
import { sayTemplateRefusal } from './template-words.ts'

/** Approve, retire, bring back. An approval that the rules stop says so beside the button. */
export function TemplateDeeds(props: {
  version: number
  isApproved: boolean
  isRetired: boolean
  faults: number
  /** Written by who reads it, while somebody else may approve. */
  isOwn: boolean
  fault: string
}) {
  const stopped =
    props.faults > 0 ? 'The rules stop it: see the findings.' : props.isOwn ? sayTemplateRefusal('own-change') : ''
  return (
    <div className="stack">
      {props.fault ? (
        <div className="summary" role="alert">
          {props.fault}
        </div>
      ) : null}
      {props.isApproved ? null : (
        <form method="post" className="panel">
          <div className="body stack">
            <input type="hidden" name="version" value={props.version} />
            <button type="submit" name="deed" value="approve" className="button primary" aria-disabled={stopped !== ''}>
              Approve version {props.version}
            </button>
            {stopped ? <p className="small">{stopped}</p> : null}
          </div>
        </form>
      )}
      {props.isRetired ? (
        <form method="post">
          <button type="submit" name="deed" value="restore" className="button">
            Bring it back
          </button>
        </form>
      ) : (
        <details className="panel">
          <summary className="body">Retire this template</summary>
          <form method="post" className="body stack">
            <TextField name="reason" label="Why?" rows={2} maxLength={500} />
            <button type="submit" name="deed" value="retire" className="button danger">
              Retire
            </button>
          </form>
        </details>
      )}
    </div>
  )
}
