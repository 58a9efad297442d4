import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'

export type ViewSeen = {
  id: string
  name: string
  path: string
  isShared: boolean
  isOwn: boolean
  isMailed: boolean
}

/** Kept views: open, get as a monthly letter, forget. */
export function ViewList({ views }: { views: readonly ViewSeen[] }) {
  if (views.length === 0) {
    return (
      <Empty title="No view is kept yet">
        <p>
          On any page of <a href="/scorecards">scorecards</a> set the filter, then choose "Keep this view". A kept view
          can be shared, and come as a letter each month.
        </p>
      </Empty>
    )
  }
  return (
    <TableFrame label="Kept views">
      <table className="table loose">
        <thead>
          <tr>
            <th scope="col">View</th>
            <th scope="col">Whose</th>
            <th scope="col">Monthly letter</th>
            <th scope="col">
              <span className="unseen">Forget</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <tr key={view.id}>
              <th scope="row">
                <a className="whole" href={view.path}>
                  {view.name}
                </a>
              </th>
              <td>
                {view.isOwn ? 'mine' : 'shared by a colleague'}{' '}
                {view.isOwn && view.isShared ? <Badge tone="accent">shared</Badge> : null}
              </td>
              <td>
                <Deed
                  deed={view.isMailed ? 'stop' : 'mail'}
                  id={view.id}
                  words={view.isMailed ? 'Stop the letter' : 'Send me each month'}
                  label={`${view.isMailed ? 'Stop the letter about' : 'Send each month'}: ${view.name}`}
                />
              </td>
              <td>
                {view.isOwn ? (
                  <Deed deed="forget" id={view.id} words="Forget" label={`Forget the view ${view.name}`} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function Deed({ deed, id, words, label }: { deed: string; id: string; words: string; label: string }) {
  return (
    <form method="post">
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="deed" value={deed} className="button small" aria-label={label}>
        {words}
      </button>
    </form>
  )
}
