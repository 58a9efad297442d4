import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sayDeedRefusal } from '#app/components/education/words.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { attendByCode } from '#app/services/education/attend.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

const Code = z.object({ code: z.string().max(20) })

export const meta: MetaFunction = () => [{ title: 'I am here - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.view')
  return { code: (new URL(request.url).searchParams.get('code') ?? '').slice(0, 20) }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const form = await readForm(request, Code)
  if (!form.ok) return data({ refused: 'Type the code of the room.' }, 400)
  const came = await attendByCode(theContext(), user, form.value.code)
  return came.ok
    ? redirect(`/education/sessions/${came.value.id}/answer`)
    : data({ refused: sayDeedRefusal(came.error) }, 400)
}

export default function AttendPage() {
  const { code } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <Page title="I am here" width="narrow">
      <form method="post" className="stack">
        <Field
          name="code"
          label="Code of the room"
          hint="Six letters and digits, on the screen or the sign of the session."
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          fault={refused}
        />
        <button type="submit" className="button primary">
          I am here
        </button>
      </form>
    </Page>
  )
}
