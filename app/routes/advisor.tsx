import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { AdvisorList } from '#app/components/query/advisor-list.tsx'
import answerCss from '#app/components/query/answer.css?url'
import { useLiveQueries } from '#app/components/query/live.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readAdvisorPage } from '#app/services/query/read-advisor-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Physician advisor - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: answerCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.advise')
  return readAdvisorPage(theContext(), user, new URL(request.url).searchParams)
}

export default function AdvisorPage() {
  const page = useLoaderData<typeof loader>()
  const { search } = useLocation()
  useLiveQueries(() => false)
  const pageTo = (list: 'escalated' | 'referred', n: number) => {
    const next = new URLSearchParams(search)
    next.set(list, String(n))
    return `/advisor?${next}`
  }
  return (
    <Page
      title="Physician advisor"
      width="narrow"
      lead="What was passed up to you. The question stays as it was asked; an answer stays as it was signed."
    >
      <AdvisorList
        title="No answer came"
        says="Passed up by the policy's ladder. You can answer for the patient if you know them, or talk to who was asked."
        none="Nothing was passed up to you"
        list={page.escalated}
        pageTo={(n) => pageTo('escalated', n)}
        now={page.now}
        to={(id) => `/queries/${id}/answer`}
      />
      <AdvisorList
        title="Answers in doubt"
        says="Signed answers that the desk finds unclear or not borne out by the findings. Your advice goes back to the desk."
        none="No answer was referred to you"
        list={page.referred}
        pageTo={(n) => pageTo('referred', n)}
        now={page.now}
        to={(id) => `/queries/${id}`}
      />
    </Page>
  )
}
