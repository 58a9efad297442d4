import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { AuditFilters } from '#app/components/audit/audit-filters.tsx'
import { AuditTable } from '#app/components/audit/audit-table.tsx'
import { TrailState, VerificationNotice } from '#app/components/audit/trail-state.tsx'
import { ForgottenSearch } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { noteVerified } from '#app/services/audit/note-verified.server.ts'
import { readAudit } from '#app/services/audit/read-audit.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Audit trail - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  return readAudit(theContext(), user, new URL(request.url).searchParams)
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  return data(await noteVerified(theContext(), user.id))
}

export default function AuditPage() {
  const page = useLoaderData<typeof loader>()
  const verified = useActionData<typeof action>()
  const { search } = useLocation()
  const older = new URLSearchParams(search)
  if (page.isForgotten) older.delete('find')
  if (page.next) older.set('before', String(page.next))
  const newest = new URLSearchParams(older)
  newest.delete('before')
  const taken = (form: string) => `/audit/export?${new URLSearchParams([...newest, ['form', form]])}`
  return (
    <Page
      title="Audit trail"
      lead="Every view and change, sealed one to the next."
      actions={
        <>
          <form method="post">
            <button type="submit" className="button">
              Verify the chain
            </button>
          </form>
          <a className="button" href={taken('csv')} download>
            CSV
          </a>
          <a className="button" href={taken('ndjson')} download>
            NDJSON
          </a>
        </>
      }
    >
      {verified ? <VerificationNotice {...verified} /> : null}
      <TrailState state={page.state} now={page.now} />
      <AuditFilters key={search} filter={page.filter} people={page.people} kinds={page.kinds} />
      {page.isForgotten ? <ForgottenSearch /> : null}
      <AuditTable rows={page.rows} />
      {page.next || !page.isFirstPage ? (
        <div className="pager">
          {page.isFirstPage ? (
            <span />
          ) : (
            <a className="button" href={`/audit?${newest}`}>
              Newest
            </a>
          )}
          {page.next ? (
            <a className="button" href={`/audit?${older}`}>
              Older
            </a>
          ) : null}
        </div>
      ) : null}
    </Page>
  )
}
