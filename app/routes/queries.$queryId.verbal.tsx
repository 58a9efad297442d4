import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import queryCss from '#app/components/query/query.css?url'
import { WordingView } from '#app/components/query/query-view.tsx'
import { FindingsList } from '#app/components/query/review-form.tsx'
import { sayVerbalOutcome } from '#app/components/query/review-words.ts'
import { VerbalForm } from '#app/components/query/verbal-form.tsx'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { loadDraft } from '#app/services/query/load-draft.server.ts'
import { momentAt, readVerbalPage } from '#app/services/query/read-verbal-page.server.ts'
import { recordVerbalQuery } from '#app/services/query/record-verbal.server.ts'

const Record = z.object({
  provider: z.string().max(64).default(''),
  at: z.string().max(20).default(''),
  option: z.string().max(64).default(''),
  words: z.string().max(4000).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Asked in person - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: queryCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const loaded = await loadDraft(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  if (loaded.query.state !== 'draft') throw redirect(`/queries/${loaded.query.id}`)
  return readVerbalPage(theContext(), loaded)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const loaded = await loadDraft(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Record)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '', typed: null }, 400)
  const { provider, at, option, words } = form.value
  const said = {
    providerId: provider,
    optionId: option || null,
    words,
    saidAt: await momentAt(theContext(), loaded, at),
  }
  const done = await recordVerbalQuery(theContext(), loaded, { user, said })
  return done.ok
    ? redirect(`/queries/${loaded.query.id}?sent`)
    : data({ fault: sayVerbalOutcome(done.error), typed: form.value }, 409)
}

export default function VerbalPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Asked in person"
      asking={{ back: 'Draft', backTo: `/queries/${page.id}/compose` }}
      lead="The same question, the same rules, written down at once. The physician signs it later; nobody answers for them."
    >
      {refused?.fault ? <Notice tone="bad">{refused.fault}</Notice> : null}
      <div className="query-page">
        <div className="stack">
          <WordingView wording={page.wording} chosen={[]} queryId={page.id} zone={page.timeZone} />
          <FindingsList {...page} />
        </div>
        <VerbalForm page={page} typed={refused?.typed ?? null} />
      </div>
    </Page>
  )
}
