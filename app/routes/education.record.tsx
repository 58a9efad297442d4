import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { RecordView } from '#app/components/education/record-view.tsx'
import { counted } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readRecord } from '#app/services/education/read-record.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education record - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const record = user.providerId === null ? null : await readRecord(theContext(), user.providerId)
  if (!record) throw notFound()
  return record
}

export default function RecordPage() {
  const record = useLoaderData<typeof loader>()
  return (
    <Page
      title="My education record"
      lead={`${counted(record.hours, 'hour')} in ${counted(record.sessions.length, 'session')}`}
    >
      <RecordView record={record} isOwn />
    </Page>
  )
}
