import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { History, Openness, TabularNotes } from '#app/components/codes/code-facts.tsx'
import { CodeFind, CodeList, EditionLine } from '#app/components/codes/code-list.tsx'
import codesCss from '#app/components/codes/codes.css?url'
import { dotted } from '#app/components/codes/dotted.ts'
import { CodeFactsPanel } from '#app/components/payment/code-facts.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { changeFavourite } from '#app/services/codes/favourites.server.ts'
import { readCodePage } from '#app/services/codes/read-code-page.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { readCodeFacts } from '#app/services/payment/read-code-facts.server.ts'

const Deed = z.object({ deed: z.enum(['keep', 'forget']) })
const Code = z.string().regex(/^[A-Za-z][0-9A-Za-z]{2}\.?[0-9A-Za-z]{0,4}$/)

export const meta: MetaFunction = () => [{ title: 'Code - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: codesCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'codes.view')
  const code = Code.safeParse(params.code)
  const search = new URL(request.url).searchParams
  const page = code.success ? await readCodePage(theContext(), user.id, code.data, search) : null
  if (!page) throw notFound()
  const isPaid = may(user, 'payment.view') && page.row?.billable === true
  return { page, payment: isPaid ? await readCodeFacts(theContext(), page.code, page.day) : null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'codes.view')
  const form = await readForm(request, Deed)
  const code = Code.safeParse(params.code)
  if (!form.ok || !code.success) throw notFound()
  const bare = code.data.replace('.', '').toUpperCase()
  await changeFavourite(theContext(), { userId: user.id, code: bare, deed: form.value.deed })
  return redirect(`/codes/${bare}${new URL(request.url).search}`)
}

export default function CodePage() {
  const { page, payment } = useLoaderData<typeof loader>()
  const { code, year, row, chapter, headings } = page
  return (
    <Page title={`${dotted(code)} ${row?.long ?? ''}`} lead={<EditionLine set={page.set} />}>
      <CodeFind question="" year={year} years={page.years} />
      <div className="code-title">
        {row ? (
          <Badge tone={row.billable ? 'good' : 'plain'}>{row.billable ? 'Billable' : 'Heading, not billable'}</Badge>
        ) : (
          <Badge tone="bad">Not in this edition</Badge>
        )}
        {page.poaExempt === null ? null : <Badge>{page.poaExempt ? 'Exempt from POA' : 'Needs a POA indicator'}</Badge>}
        <span className="quiet small">{row?.short}</span>
        <form method="post">
          <button type="submit" name="deed" value={page.isFavourite ? 'forget' : 'keep'} className="button small">
            {page.isFavourite ? 'Remove from my favourites' : 'Keep in my favourites'}
          </button>
        </form>
      </div>
      <div className="code-page">
        <div className="stack">
          <Openness axes={page.axes} alternatives={page.alternatives} year={year} isBillable={row?.billable ?? false} />
          {page.below.length > 0 ? (
            <section className="panel" aria-labelledby="below">
              <header>
                <h2 id="below">Below it</h2>
              </header>
              <CodeList rows={page.below} year={year} label="Codes below" />
            </section>
          ) : null}
          <TabularNotes notes={page.notes} />
        </div>
        <div className="stack">
          {payment ? <CodeFactsPanel facts={payment} /> : null}
          <section className="panel" aria-labelledby="place">
            <header>
              <h2 id="place">Its place</h2>
              {chapter ? <a href={`/codes?chapter=${chapter.id}`}>{chapter.label}</a> : null}
            </header>
            <CodeList rows={headings} year={year} label="Headings above" />
            <CodeList rows={page.neighbours} year={year} here={code} label="Neighbours" />
          </section>
          <History history={page.history} before={page.before} />
        </div>
      </div>
    </Page>
  )
}
