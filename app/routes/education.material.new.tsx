import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sayPieceFault } from '#app/components/education/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Choice, Field } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { families } from '#app/domain/codes/family.ts'
import { readFormData } from '#app/services/body.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { startPiece } from '#app/services/education/edit-piece.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

const LARGEST = 60_000

export const meta: MetaFunction = () => [{ title: 'New material - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  return { family: new URL(request.url).searchParams.get('family') ?? '', families: families() }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const form = await readFormData(request, 4 * LARGEST)
  if (!form) return data({ refused: 'A piece has at most 60,000 signs.' }, 400)
  const file = form.get('file')
  const text = file instanceof File ? (await file.text()).slice(0, LARGEST) : ''
  const [title, family] = [String(form.get('title') ?? '').slice(0, 200), String(form.get('family') ?? '').slice(0, 60)]
  const started = await startPiece(theContext(), user, { title, family, text })
  if (!started.ok) return data({ refused: sayPieceFault(started.error) }, 400)
  return redirect(`/education/material/${started.value}/edit`)
}

export default function NewPiecePage() {
  const { family, families: all } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <Page title="New material" lead="It is a draft until it is published." width="narrow">
      {refused ? <Notice tone="bad">{refused}</Notice> : null}
      <form method="post" encType="multipart/form-data" className="stack">
        <Field name="title" label="Title" hint="Of a file that is taken in, its own title stands." />
        <Choice
          name="family"
          label="Family"
          options={all.map(({ id, label }) => ({ value: id, words: label }))}
          defaultValue={family}
        />
        <Field name="file" label="Or take in a file (Markdown)" type="file" accept=".md,.markdown,text/markdown" />
        <button type="submit" className="button primary">
          Begin
        </button>
      </form>
    </Page>
  )
}
