import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { CodingPanel } from '#app/components/codes/coding-panel.tsx'
import chartCss from '#app/components/encounter/chart.css?url'
import { ProofLinks } from '#app/components/query/proof-links.tsx'
import queryCss from '#app/components/query/query.css?url'
import { QueryDeeds, sayRefused, UNSAID } from '#app/components/query/query-deeds.tsx'
import { Passed, QueryLead, SentNotice } from '#app/components/query/query-page.tsx'
import { AnswerView, EventsView, LinesBeforeAfter, WordingView } from '#app/components/query/query-view.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { worksAtDesk } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { actOnOne, DESK_DEEDS } from '#app/services/query/act-on-one.server.ts'
import { closedQuery, loadQuery } from '#app/services/query/load.server.ts'
import { noteViewed } from '#app/services/query/note-viewed.server.ts'
import { readQueryPage } from '#app/services/query/read-query-page.server.ts'

const Deed = z.object({
  deed: z.enum(DESK_DEEDS),
  clinician: z.string().max(64).default(''),
  colleague: z.string().max(64).default(''),
  advice: z.string().max(20).default(''),
  comment: z.string().max(1000).default(''),
  reason: z.string().max(1000).default(''),
  words: z.string().max(2000).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Query - Addendum' }]
export const links: LinksFunction = () => [queryCss, chartCss].map((href) => ({ rel: 'stylesheet', href }))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.view')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw await closedQuery(theContext(), user, params.queryId!)
  if (!worksAtDesk(user)) throw redirect(`/queries/${loaded.query.id}/answer`)
  await noteViewed(theContext(), user, loaded)
  return readQueryPage(theContext(), user, loaded)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ ...UNSAID, fault: Object.values(form.faults)[0] ?? '' }, 400)
  const { deed } = form.value
  if (deed === 'reconcile' || deed === 'refer') await requireMay(request, 'coding.change')
  if (deed === 'advise') await requireMay(request, 'query.advise')
  if (deed === 'withdraw' && loaded.query.authorId !== user.id) await requireMay(request, 'query.review')
  const done = await actOnOne(theContext(), user, loaded, form.value)
  const back = `/queries/${loaded.query.id}${deed === 'recall' ? '/compose' : ''}`
  return done.ok ? redirect(back) : data(sayRefused(done, form.value.words), 409)
}

export default function QueryPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { query } = page
  return (
    <Page
      title={query.wording.title || 'Draft'}
      asking={{ back: 'Queries', backTo: '/queries' }}
      lead={<QueryLead {...page} />}
      actions={
        page.encounter ? (
          <a className="button" href={`/charts/${page.encounter.id}`}>
            Chart
          </a>
        ) : null
      }
    >
      {search.has('sent') ? <SentNotice state={query.state} /> : null}
      <div className="query-page">
        <div className="stack">
          {page.answer ? <AnswerView answer={page.answer} /> : null}
          <WordingView wording={query.wording} chosen={page.chosen} queryId={query.id} zone={page.zone} />
          {query.state === 'answered' || query.state === 'closed' ? (
            <LinesBeforeAfter before={page.linesBefore} after={page.linesAfter} isClosed={query.state === 'closed'} />
          ) : null}
        </div>
        <div className="stack">
          <QueryDeeds
            {...page}
            id={query.id}
            state={query.state}
            refused={refused ?? UNSAID}
            encounterId={page.encounter?.id ?? ''}
          />
          {query.state === 'answered' && page.coding && page.encounter ? (
            <CodingPanel
              key={page.encounter.version}
              to={`/charts/${page.encounter.id}`}
              back={`/queries/${query.id}`}
              version={page.encounter.version}
              {...page.coding}
              state={page.encounter.codingState}
              mayChange={page.mayCode}
              isInpatient={page.encounter.class === 'inpatient'}
              fault=""
            />
          ) : null}
          <EventsView events={page.events} now={page.now} zone={page.zone} />
          {query.sentAt ? <ProofLinks queryId={query.id} /> : null}
          <Passed ruleSet={query.ruleSet} findings={query.findings.length} shownHash={page.shownHash} />
        </div>
      </div>
    </Page>
  )
}
