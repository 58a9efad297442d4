import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import answerCss from '#app/components/query/answer.css?url'
import { Inbox } from '#app/components/query/inbox.tsx'
import { useLiveQueries } from '#app/components/query/live.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readInbox } from '#app/services/query/list-inbox.server.ts'

export const meta: MetaFunction = () => [{ title: 'Inbox - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: answerCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  return readInbox(theContext(), user)
}

export default function InboxPage() {
  const inbox = useLoaderData<typeof loader>()
  useLiveQueries(() => false)
  const waiting = inbox.open.length
  return (
    <Page
      title="Inbox"
      width="narrow"
      asking={{ back: 'Start', backTo: '/start' }}
      lead={
        waiting === 0
          ? 'Nothing waits for you.'
          : waiting === 1
            ? 'One query waits for you.'
            : `${waiting} queries wait for you.`
      }
    >
      <Inbox inbox={inbox} />
    </Page>
  )
}
