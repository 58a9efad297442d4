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
import { BeforeSendingForm, FindingsList, VerdictForm } from '#app/components/query/review-form.tsx'
import { sayReviewOutcome } from '#app/components/query/review-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { actBeforeSending } from '#app/services/query/act-before-sending.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { loadDraft } from '#app/services/query/load-draft.server.ts'
import { readReviewPage } from '#app/services/query/read-review-page.server.ts'

const Deed = z.object({
  deed: z.enum(['approve', 'return', 'ask', 'send']),
  words: z.string().max(2000).default(''),
  reason: z.string().max(40).default(''),
  round: z.coerce.number().int().default(0),
})

export const meta: MetaFunction = () => [{ title: 'Second look - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: queryCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  if (loaded.query.sentAt !== null) throw redirect(`/queries/${loaded.query.id}`)
  return readReviewPage(theContext(), user, loaded)
}

export async function action({ request, params }: ActionFunctionArgs) {
  await requireMay(request, 'query.board')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '' }, 400)
  const { deed } = form.value
  const isVerdict = deed === 'approve' || deed === 'return'
  const user = await requireMay(request, isVerdict ? 'query.review' : 'query.raise')
  // A draft has an owner: what is its author's to do is not there for a colleague (P-WHO).
  const loaded = await (isVerdict ? loadQuery : loadDraft)(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const done = await actBeforeSending(theContext(), user, loaded, form.value)
  if (!done.ok) return data({ fault: sayReviewOutcome(done.error) }, 409)
  return redirect(done.value === 'open' ? `/queries/${loaded.query.id}?sent` : '/queries?view=in-review')
}

export default function ReviewPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isWaiting = page.state === 'in-review'
  return (
    <Page
      title={page.wording.title || 'Draft'}
      asking={{ back: 'Queries', backTo: '/queries?view=in-review' }}
      lead={`${isWaiting ? 'Waits for a second look' : 'Before it goes out'} - by ${page.authorName}`}
    >
      {refused?.fault ? <Notice tone="bad">{refused.fault}</Notice> : null}
      <div className="query-page">
        <div className="stack">
          <WordingView wording={page.wording} chosen={[]} queryId={page.id} zone={page.zone} />
          <FindingsList findings={page.findings} notChecked={page.notChecked} overrides={page.overrides} />
        </div>
        <div className="stack">
          {isWaiting && !page.isOwn && !page.hasSpoken ? (
            <VerdictForm reviewers={page.reviewers} round={page.round} />
          ) : null}
          {isWaiting && page.isOwn ? (
            <Notice>
              Colleagues were asked; it goes out when they agree. <a href={`/queries/${page.id}`}>Take it back</a>
            </Notice>
          ) : null}
          {isWaiting && page.hasSpoken ? <Notice>Your verdict is kept; another reviewer is needed.</Notice> : null}
          {page.state === 'draft' && page.mayAct ? (
            <BeforeSendingForm isBilled={page.isBilled} reasons={page.postBillReasons} />
          ) : null}
          {page.reviews.map((review) => (
            <blockquote key={`${review.by} ${review.at}`}>
              {review.by}: {review.verdict === 'approve' ? 'agreed' : 'returned'}. {review.words}
            </blockquote>
          ))}
          <a className="button" href={`/charts/${page.encounterId}`}>
            Chart
          </a>
        </div>
      </div>
    </Page>
  )
}
