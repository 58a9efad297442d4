import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { NotAnAnswer } from '#app/components/query/not-an-answer.tsx'
import { sayDeedRefusal } from '#app/components/query/words.ts'
import { TextField } from '#app/components/ui/field.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { askBack } from '#app/services/query/ask-back.server.ts'
import { requireParty } from '#app/services/query/require-party.server.ts'

const Ask = z.object({ words: z.string().max(2000, 'At most 2,000 characters.').default('') })

export const meta: MetaFunction = () => [{ title: 'Need more information - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { loaded } = await requireParty(request, params.queryId!)
  return { id: loaded.query.id }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, loaded } = await requireParty(request, params.queryId!)
  const form = await readForm(request, Ask)
  if (!form.ok) return data({ fault: form.faults.words ?? '', words: form.values.words ?? '' }, 400)
  const result = await askBack(theContext(), loaded, { user, words: form.value.words })
  return result.ok ? redirect('/inbox') : data({ fault: sayDeedRefusal(result.error), words: form.value.words }, 400)
}

export default function NeedMore() {
  const { id } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const fault = refused?.fault ? { name: 'words', words: refused.fault } : null
  return (
    <NotAnAnswer
      id={id}
      title="Need more information"
      lead="Your words go to the coder. This is not an answer; the query stays open."
      does="Ask the coder"
      fault={fault}
    >
      <TextField
        name="words"
        label="What do you need to know?"
        rows={4}
        defaultValue={refused?.words ?? ''}
        fault={fault?.words}
        required
      />
    </NotAnAnswer>
  )
}
