import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { RecordView } from '#app/components/education/record-view.tsx'
import { counted } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { viewRecord } from '#app/services/education/read-record.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education record - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const record = await viewRecord(theContext(), user, params.providerId!)
  if (!record) throw notFound()
  return record
}

export default function ProviderRecordPage() {
  const record = useLoaderData<typeof loader>()
  const { id, name, specialty } = record.provider
  return (
    <Page
      title={`Education record of ${name}`}
      lead={`${specialty ?? 'No specialty'}; ${counted(record.hours, 'hour')} in ${counted(record.sessions.length, 'session')}`}
      actions={
        <>
          <a className="button" href={`/education/targets?provider=${id}&months=12&all=1`}>
            Gaps
          </a>
          <a className="button" href={`/education/notes/new?provider=${id}`}>
            Write a note
          </a>
          <a className="button" href={`/education/providers/${id}/xlsx`} download>
            XLSX
          </a>
        </>
      }
    >
      <RecordView record={record} isOwn={false} />
    </Page>
  )
}
