import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OpeningList } from '#app/components/identity/opening-list.tsx'
import { sayReviewRefusal } from '#app/components/identity/opening-words.ts'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { OPENING_VERDICTS } from '#app/domain/identity/opening.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { judgeOpening } from '#app/services/identity/open-chart.server.ts'
import { readOpenings } from '#app/services/identity/read-openings.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

const Verdict = z.object({
  id: z.string().max(64),
  verdict: z.enum(OPENING_VERDICTS),
  words: z.string().max(1000, 'At most 1,000 characters.').default(''),
})

export const meta: MetaFunction = () => [{ title: 'Opened charts - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'opening.review')
  return readOpenings(theContext(), user, new URL(request.url).searchParams)
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'opening.review')
  const form = await readForm(request, Verdict)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '' }, 400)
  const judged = await judgeOpening(theContext(), user, form.value)
  return judged.ok ? redirect('/openings') : data({ fault: sayReviewRefusal(judged.error) }, 409)
}

export default function OpeningsPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Opened charts"
      width="narrow"
      lead="Charts that people opened for a reason, outside their place or restricted. Each waits for somebody else's word."
    >
      <nav className="tabs" aria-label="Which">
        <a href="/openings" aria-current={page.waiting ? 'page' : undefined}>
          Waiting
        </a>
        <a href="/openings?view=all" aria-current={page.waiting ? undefined : 'page'}>
          All
        </a>
      </nav>
      <FaultSummary faults={refused?.fault ? { form: refused.fault } : undefined} />
      <OpeningList rows={page.rows} waiting={page.waiting} />
      {page.next ? <a href={`/openings?view=${page.waiting ? 'waiting' : 'all'}&before=${page.next}`}>Older</a> : null}
    </Page>
  )
}
