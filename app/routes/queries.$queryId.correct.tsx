import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CorrectForm } from '#app/components/query/correct-form.tsx'
import queryCss from '#app/components/query/query.css?url'
import { WordingView } from '#app/components/query/query-view.tsx'
import { FindingsList } from '#app/components/query/review-form.tsx'
import { sayCorrectRefusal } from '#app/components/query/review-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { forbidden, notFound, requireMay } from '#app/services/identity/require.server.ts'
import { correct } from '#app/services/query/correct.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { policyOf } from '#app/services/query/policy.server.ts'
import {
  CorrectionFields,
  correctedOverrides,
  correctedWording,
  freeOptionId,
} from '#app/services/query/read-correction.server.ts'

export const meta: MetaFunction = () => [{ title: 'Correct a query - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: queryCss }]

/** Its author, who follows it up, or who may review. */
async function loadTheirs(request: Request, queryId: string) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, queryId)
  if (!loaded) throw notFound()
  const { authorId, assigneeId } = loaded.query
  if (authorId !== user.id && assigneeId !== user.id && !may(user, 'query.review')) throw forbidden()
  return { user, loaded }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { loaded } = await loadTheirs(request, params.queryId!)
  const { id, state, wording, wordingNumber, overrides } = loaded.query
  if (state !== 'open') throw redirect(`/queries/${id}`)
  const { timeZone: zone } = await policyOf(theContext(), loaded.query.facilityId)
  return { id, zone, wording, wordingNumber, overrides, newOptionId: freeOptionId(wording) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, loaded } = await loadTheirs(request, params.queryId!)
  const form = await readForm(request, CorrectionFields)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '', wording: null, check: null, why: '' }, 400)
  const wording = correctedWording(loaded.query, form.value)
  const overrides = correctedOverrides(loaded.query, form.value)
  const { wordingNumber, why } = form.value
  const done = await correct(theContext(), loaded, { user, wordingNumber, wording, overrides, why })
  if (done.ok) return redirect(`/queries/${loaded.query.id}`)
  const check = 'check' in done ? { findings: done.check.findings, notChecked: done.check.notChecked } : null
  return data({ fault: sayCorrectRefusal(done.error), wording, check, why }, 409)
}

export default function CorrectPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const findings = refused?.check?.findings ?? []
  return (
    <Page
      title="Correct the words"
      asking={{ back: 'Query', backTo: `/queries/${page.id}` }}
      lead="A new version under the same rules; the first is kept, the clock begins anew, and the physician is told."
    >
      {refused?.fault ? <Notice tone="bad">{refused.fault}</Notice> : null}
      <div className="query-page">
        <CorrectForm
          wordingNumber={page.wordingNumber}
          wording={refused?.wording ?? page.wording}
          newOptionId={page.newOptionId}
          findings={findings}
          why={refused?.why ?? ''}
        />
        <div className="stack">
          {refused?.check ? <FindingsList {...refused.check} overrides={page.overrides} /> : null}
          <WordingView wording={page.wording} chosen={[]} queryId={page.id} zone={page.zone} />
        </div>
      </div>
    </Page>
  )
}
