import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'

type UserRow = {
  id: string
  name: string
  email: string
  roles: string
  where: string
  factors: string
  isActive: boolean
}

export function UserTable({ users }: { users: UserRow[] }) {
  if (users.length === 0)
    return (
      <Empty title="Nobody fits">
        <p>Search for another name, or add a person below.</p>
      </Empty>
    )
  return (
    <TableFrame label="Users">
      <table className="table folding paired early">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Roles</th>
            <th scope="col">Works for</th>
            <th scope="col">Second factor</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="unseen">Deeds</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">{user.name}</th>
              <td>{user.email}</td>
              <td>{user.roles}</td>
              <td data-label="Works for">{user.where}</td>
              <td data-label="Second factor">{user.factors || <span className="quiet">none</span>}</td>
              <td>
                <Badge tone={user.isActive ? 'good' : 'plain'}>{user.isActive ? 'Active' : 'Disabled'}</Badge>
              </td>
              <td>
                <form method="post" className="row">
                  <input type="hidden" name="userId" value={user.id} />
                  <button
                    type="submit"
                    name="deed"
                    value={user.isActive ? 'disable' : 'enable'}
                    className="button small"
                    aria-label={`${user.isActive ? 'Disable' : 'Enable'} ${user.name}`}
                  >
                    {user.isActive ? 'Disable' : 'Enable'}
                  </button>
                  {user.factors ? (
                    <button
                      type="submit"
                      name="deed"
                      value="reset"
                      className="button small"
                      aria-label={`Reset the second factors of ${user.name}`}
                    >
                      Reset factors
                    </button>
                  ) : null}
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
