import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { NoteView } from '#app/components/education/note.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readNote } from '#app/services/education/send-note.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Personal note - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const note = await readNote(theContext(), user, params.noteId!)
  if (!note) throw notFound()
  return note
}

export default function NotePage() {
  const note = useLoaderData<typeof loader>()
  return (
    <Page title={note.title} lead={note.isReader ? `From ${note.from}` : `To ${note.to.name}`} width="narrow">
      <NoteView note={note} />
    </Page>
  )
}
