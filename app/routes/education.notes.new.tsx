import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { NoteForm } from '#app/components/education/note.tsx'
import { sayNoteRefusal } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readNotePage, sendNote } from '#app/services/education/send-note.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { onceForBoth } from '#app/services/once-for-both.server.ts'

const Given = z.object({
  providerId: z.string().max(200),
  materialId: z.string().max(100),
  words: z.string().max(4000),
})

export const meta: MetaFunction = () => [{ title: 'Personal note - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  return readNotePage(theContext(), user, new URL(request.url).searchParams)
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const form = await readForm(request, Given)
  if (!form.ok) return data({ faults: form.faults, typed: form.values }, 400)
  const send = () => sendNote(theContext(), user, form.value)
  const sent = await onceForBoth(theContext(), ['note', user.id, form.value], send)
  if (!sent.ok) return data({ faults: sayNoteRefusal(sent.error), typed: form.value }, 400)
  return redirect(`/education/notes/${sent.value}`)
}

export default function NewNotePage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="A short personal note" lead={page.provider ? `To ${page.provider.name}` : undefined} width="narrow">
      <NoteForm page={page} faults={refused?.faults} typed={refused?.typed ?? {}} />
    </Page>
  )
}
