import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LetterTable } from '#app/components/notify/letter-table.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readMailbox } from '#app/services/notify/read-mailbox.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mailbox - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'mail.view')
  return readMailbox(theContext(), user.id, new URL(request.url).searchParams)
}

export default function MailboxPage() {
  const { letters, next, now } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Mailbox"
      lead="Every letter the portal wrote. Without an SMTP server they stay here and as .eml files in the data folder."
    >
      <LetterTable letters={letters} now={now} />
      {next ? (
        <div className="pager">
          <span />
          <a className="button" href={`/mailbox?before=${next}`}>
            Older
          </a>
        </div>
      ) : null}
    </Page>
  )
}
