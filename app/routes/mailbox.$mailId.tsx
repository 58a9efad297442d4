import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/ui/page.tsx'
import { exact } from '#app/components/ui/time.tsx'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { readLetter } from '#app/services/notify/read-mailbox.server.ts'

export const meta: MetaFunction = () => [{ title: 'Letter - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'mail.view')
  const letter = await readLetter(theContext(), params.mailId!)
  if (!letter) throw notFound()
  const { to, subject, text, createdAt, attachment } = letter
  const link = /https?:\/\/[^\s\]]+/.exec(text)?.[0] ?? null
  return {
    to,
    subject,
    text,
    createdAt,
    attachment: attachment?.name ?? null,
    link: link ? new URL(link).pathname : null,
  }
}

export default function LetterPage() {
  const letter = useLoaderData<typeof loader>()
  return (
    <Page title={letter.subject} width="narrow" lead={`To ${letter.to}, ${exact(new Date(letter.createdAt))}`}>
      <div className="panel">
        <pre className="body">{letter.text}</pre>
      </div>
      {letter.attachment ? <p className="quiet">Attached: {letter.attachment}</p> : null}
      {letter.link ? (
        <p>
          <a className="button primary" href={letter.link}>
            Follow its link
          </a>
        </p>
      ) : null}
      <p>
        <a href="/mailbox">All letters</a>
      </p>
    </Page>
  )
}
