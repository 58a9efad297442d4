import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import codesCss from '#app/components/codes/codes.css?url'
import { GroupTable, PastList, StagedList } from '#app/components/codes/reference-tables.tsx'
import { ReferenceUpload } from '#app/components/codes/reference-upload.tsx'
import { sayReferenceRefusal } from '#app/components/codes/reference-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { Moment } from '#app/components/ui/time.tsx'
import { readReferencePage } from '#app/services/codes/read-reference-page.server.ts'
import { takeReferenceUpload } from '#app/services/codes/take-reference-upload.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Reference data - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: codesCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'reference.manage')
  return readReferencePage(theContext())
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'reference.manage')
  const taken = await takeReferenceUpload(theContext(), request, user.id)
  return taken.ok ? redirect(`/reference/runs/${taken.value}`) : data({ fault: sayReferenceRefusal(taken.error) }, 400)
}

export default function ReferencePage() {
  const { groups, staged, past, runs, now } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isStarter = groups.some(({ kinds }) =>
    kinds.some(({ kind, standing }) => kind === 'icd10cm' && standing === 'starter'),
  )
  return (
    <Page
      title="Reference data"
      lead="Code sets and payment tables by edition. Dates of service choose which one is used."
    >
      {isStarter ? (
        <Notice tone="warn">
          No official code set is loaded: search, specificity and DRGs rest on a starter selection. Upload the official
          files below; they are free to download from CMS and CDC.
        </Notice>
      ) : null}
      <StagedList staged={staged} />
      <ReferenceUpload fault={refused?.fault ?? ''} />
      {groups.map((group) => (
        <GroupTable key={group.id} group={group} onRollBack />
      ))}
      <PastList past={past} />
      {runs.length > 0 ? (
        <section className="panel" aria-labelledby="runs">
          <header>
            <h2 id="runs">Last uploads</h2>
          </header>
          <ul className="fact-list">
            {runs.map((run) => (
              <li key={run.id}>
                <a href={`/reference/runs/${run.id}`}>{run.name}</a>
                <Moment at={run.begunAt} now={now} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  )
}
