import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/ui/page.tsx'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readRecord } from '#app/services/education/read-session.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education record - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  if (user.providerId === null) throw notFound()
  return readRecord(theContext(), user.providerId)
}

export default function RecordPage() {
  const { sessions, hours } = useLoaderData<typeof loader>()
  return (
    <Page title="My education record" lead={`${hours} hours in ${sessions.length} sessions`}>
      <TableFrame label="Sessions attended">
        <table className="table loose">
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col">When</th>
              <th scope="col" className="number">
                Minutes
              </th>
              <th scope="col" className="number">
                Hours
              </th>
              <th scope="col">Certificate</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">{session.title}</th>
                <td>{session.when}</td>
                <td className="number">{session.there}</td>
                <td className="number">{session.hours}</td>
                <td>
                  <a href={`/education/sessions/${session.id}/certificate`}>PDF</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Page>
  )
}
