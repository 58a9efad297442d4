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
import queryCss from '#app/components/query/query.css?url'
import { QueryDeeds } from '#app/components/query/query-deeds.tsx'
import { AnswerView, EventsView, LinesBeforeAfter, WordingView } from '#app/components/query/query-view.tsx'
import { STATE_WORDS, sayDeedRefusal, TIMING_WORDS } from '#app/components/query/words.ts'
import { Badge, Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { Moment } from '#app/components/ui/time.tsx'
import { worksAtDesk } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { giveInformation } from '#app/services/query/ask-back.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { noteViewed } from '#app/services/query/note-viewed.server.ts'
import { readQueryPage } from '#app/services/query/read-query-page.server.ts'
import { reconcile } from '#app/services/query/reconcile.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'

const Deed = z.object({
  deed: z.enum(['reconcile', 'withdraw', 'inform']),
  comment: z.string().max(1000).default(''),
  reason: z.string().max(1000).default(''),
  words: z.string().max(2000).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Query - Addendum' }]
export const links: LinksFunction = () => [queryCss, chartCss].map((href) => ({ rel: 'stylesheet', href }))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.view')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  if (!worksAtDesk(user)) throw redirect(`/queries/${loaded.query.id}/answer`)
  await noteViewed(theContext(), user, loaded)
  return readQueryPage(theContext(), user, loaded)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '' }, 400)
  const { deed, comment, reason, words } = form.value
  if (deed === 'reconcile') await requireMay(request, 'coding.change')
  if (deed === 'withdraw' && loaded.query.authorId !== user.id) await requireMay(request, 'query.review')
  const context = theContext()
  const done =
    deed === 'reconcile'
      ? await reconcile(context, loaded, { userId: user.id, comment })
      : deed === 'withdraw'
        ? await withdraw(context, loaded, { userId: user.id, reason })
        : await giveInformation(context, loaded, { user, words })
  return done.ok ? redirect(`/queries/${loaded.query.id}`) : data({ fault: sayDeedRefusal(done.error) }, 409)
}

export default function QueryPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { query } = page
  const state = STATE_WORDS[query.state]
  const hasAskedBack = page.events.some((event) => event.kind === 'info-asked')
  return (
    <Page
      title={query.wording.title || 'Draft'}
      asking={{ back: 'Queries', backTo: '/queries' }}
      lead={
        <span className="row">
          <Badge tone={state.tone}>{state.words}</Badge>
          {page.patientName} - to {page.providerName} - from {page.authorName}
          {query.timing ? ` - ${TIMING_WORDS[query.timing].toLowerCase()}` : ''}
          {query.state === 'open' && query.dueAt ? (
            <>
              {' '}
              - due <Moment at={query.dueAt} now={page.now} />
            </>
          ) : null}
        </span>
      }
      actions={
        page.encounter ? (
          <a className="button" href={`/charts/${page.encounter.id}`}>
            Chart
          </a>
        ) : null
      }
    >
      {search.has('sent') ? (
        <Notice tone="good">
          Sent. A mail without any patient data tells the physician; you will be told of the answer.
        </Notice>
      ) : null}
      <div className="query-page">
        <div className="stack">
          {page.answer ? <AnswerView answer={page.answer} /> : null}
          <WordingView wording={query.wording} chosen={page.answer?.optionIds ?? []} queryId={query.id} />
          {query.state === 'answered' || query.state === 'closed' ? (
            <LinesBeforeAfter before={page.linesBefore} after={page.linesAfter} isClosed={query.state === 'closed'} />
          ) : null}
        </div>
        <div className="stack">
          <QueryDeeds
            state={query.state}
            mayCode={page.mayCode}
            mayWithdraw={page.mayWithdraw}
            hasAskedBack={hasAskedBack}
            fault={refused?.fault ?? ''}
            encounterId={page.encounter?.id ?? ''}
          />
          {query.state === 'answered' && page.coding && page.encounter ? (
            <CodingPanel
              key={page.encounter.version}
              to={`/charts/${page.encounter.id}`}
              back={`/queries/${query.id}`}
              version={page.encounter.version}
              lines={page.coding.lines}
              state={page.encounter.codingState}
              mayChange={page.mayCode}
              isInpatient={page.encounter.class === 'inpatient'}
              on={page.coding.on}
              fault=""
            />
          ) : null}
          <EventsView events={page.events} now={page.now} />
          {query.ruleSet ? (
            <p className="small quiet">
              Passed the rules {query.ruleSet};{' '}
              {query.findings.length === 0 ? 'no finding' : `${query.findings.length} findings, each with a reason`}.
              Shown text sealed as <span className="mono">{page.shownHash?.slice(0, 16)}</span>.
            </p>
          ) : null}
        </div>
      </div>
    </Page>
  )
}
