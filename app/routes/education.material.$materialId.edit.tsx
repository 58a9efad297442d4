import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import educationCss from '#app/components/education/education.css?url'
import { PieceEditor } from '#app/components/education/piece-editor.tsx'
import { sayPieceFault } from '#app/components/education/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import {
  discardDraft,
  publishPiece,
  readEditing,
  saveDraft,
  withdrawPiece,
} from '#app/services/education/edit-piece.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Edit = z.object({
  deed: z.enum(['preview', 'save', 'publish', 'discard', 'withdraw']),
  text: z.string().max(60_000),
  revision: z.coerce.number().int().min(0).default(0),
})

export const meta: MetaFunction = () => [{ title: 'Edit material - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const page = await readEditing(theContext(), params.materialId!, null)
  if (!page) throw notFound()
  return page
}

/** Preview keeps nothing; publish keeps the draft first, so that nothing typed is lost when it is refused. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const [context, id] = [theContext(), params.materialId!]
  const form = await readForm(request, Edit)
  if (!form.ok) return data({ page: null, refused: 'That is more text than a piece may have.' }, 400)
  const { deed, text, revision } = form.value
  if (deed === 'preview') return data({ page: await readEditing(context, id, text), refused: null })
  if (deed === 'withdraw') {
    const gone = await withdrawPiece(context, user, id)
    if (!gone.ok) return data({ page: await readEditing(context, id, text), refused: sayPieceFault(gone.error) }, 400)
    return redirect(`/education/material/${id}/edit`)
  }
  const discarded = deed === 'discard' ? await discardDraft(context, user, id) : null
  if (discarded?.ok) return redirect(`/education/material/${id}`)
  const kept = discarded ?? (await saveDraft(context, user, { id, text, revision }))
  const done = kept.ok && deed === 'publish' ? await publishPiece(context, user, id) : kept
  if (done.ok) return redirect(`/education/material/${id}${deed === 'publish' ? '' : '/edit'}`)
  const page = await readEditing(context, id, text)
  return data({ page, refused: sayPieceFault(done.error) }, 400)
}

export default function EditPiecePage() {
  const loaded = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const page = done?.page ?? loaded
  const next = page.draft ? `draft of version ${page.draft.version}` : 'no draft yet'
  const isOut = page.stands !== null && !page.isWithdrawn
  return (
    <Page
      title={`Edit: ${page.preview?.title ?? page.id}`}
      lead={
        page.isWithdrawn
          ? `Withdrawn; ${next}`
          : isOut
            ? `Version ${page.stands} stands; ${next}`
            : `Not published; ${next}`
      }
      actions={
        <a className="button" href={isOut ? `/education/material/${page.id}` : '/education'}>
          {isOut ? 'The piece' : 'Education'}
        </a>
      }
    >
      {done?.refused ? <Notice tone="bad">{done.refused}</Notice> : null}
      <PieceEditor page={page} />
    </Page>
  )
}
