import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { AuditTable } from '#app/components/audit/audit-table.tsx'
import { Notice } from '#app/components/ui/badge.tsx'
import { Choice, Field } from '#app/components/ui/field.tsx'
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
  const { filter } = page
  const next = new URLSearchParams(search)
  if (page.next) next.set('before', String(page.next))
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
          <a className="button" href={`/audit/export${search}`} download>
            CSV
          </a>
        </>
      }
    >
      {verified ? (
        <Notice tone={verified.ok ? 'good' : 'bad'}>
          {verified.ok
            ? `${verified.entries} entries, the chain holds.`
            : `The chain is broken at entry ${verified.firstBroken?.seq}: ${verified.firstBroken?.why}.`}
        </Notice>
      ) : null}
      <form method="get" className="filter-row">
        <Choice
          name="who"
          label="Who"
          defaultValue={filter.who}
          options={[{ value: '', words: 'Everyone' }, ...page.people.map((p) => ({ value: p.id, words: p.name }))]}
        />
        <Choice
          name="what"
          label="What"
          defaultValue={filter.what}
          options={[{ value: '', words: 'Everything' }, ...page.kinds.map((k) => ({ value: k.kind, words: k.words }))]}
        />
        <Field name="from" label="From" type="date" defaultValue={filter.from} />
        <Field name="to" label="To" type="date" defaultValue={filter.to} />
        <Field name="patient" label="Patient id" defaultValue={filter.patient} />
        <button type="submit" className="button">
          Show
        </button>
      </form>
      <AuditTable rows={page.rows} />
      {page.next ? (
        <div className="pager">
          <span />
          <a className="button" href={`/audit?${next}`}>
            Older
          </a>
        </div>
      ) : null}
    </Page>
  )
}
