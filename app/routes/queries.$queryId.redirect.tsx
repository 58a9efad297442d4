import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { NotAnAnswer } from '#app/components/query/not-an-answer.tsx'
import { sayDeedRefusal } from '#app/components/query/words.ts'
import { Choice, TextField } from '#app/components/ui/field.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { giveBack } from '#app/services/query/ask-back.server.ts'
import { listPossibleRecipients } from '#app/services/query/list-recipients.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'
import { requireParty } from '#app/services/query/require-party.server.ts'

/** Chosen by who does not know whose patient it is: the desk finds out. */
const UNKNOWN = 'unknown'
const Redirect = z.object({ provider: z.string().max(64).default(''), words: z.string().max(1000).default('') })

export const meta: MetaFunction = () => [{ title: 'Not my patient - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { loaded } = await requireParty(request, params.queryId!)
  const people = await listPossibleRecipients(theContext(), loaded.query)
  return { id: loaded.query.id, people: people.filter((person) => person.id !== loaded.query.providerId) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, loaded } = await requireParty(request, params.queryId!)
  const form = await readForm(request, Redirect)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '', provider: '', words: '' }, 400)
  const { provider, words } = form.value
  const result =
    provider === UNKNOWN
      ? await giveBack(theContext(), loaded, { user, words })
      : await redirectTo(theContext(), loaded, { user, toProviderId: provider, words })
  return result.ok ? redirect('/inbox') : data({ fault: sayDeedRefusal(result.error), provider, words }, 400)
}

export default function NotMyPatient() {
  const { id, people } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const fault = refused?.fault ? { name: 'provider', words: refused.fault } : null
  const options = [
    { value: '', words: 'Choose ...' },
    { value: UNKNOWN, words: 'I do not know - the coder finds out' },
    ...people.map((person) => ({ value: person.id, words: person.words })),
  ]
  return (
    <NotAnAnswer
      id={id}
      title="Not my patient"
      lead="The question goes on unchanged; the coder is told."
      does="Pass it on"
      fault={fault}
    >
      <Choice
        name="provider"
        label="Who should be asked instead?"
        options={options}
        defaultValue={refused?.provider ?? ''}
        fault={fault?.words}
        required
      />
      <TextField name="words" label="A word to the coder (optional)" rows={2} defaultValue={refused?.words ?? ''} />
    </NotAnAnswer>
  )
}
