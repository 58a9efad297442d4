import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sayDeedRefusal } from '#app/components/query/words.ts'
import { Choice, FaultSummary, TextField } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { listPossibleRecipients } from '#app/services/query/list-recipients.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'

const Redirect = z.object({ provider: z.string().max(64).default(''), words: z.string().max(1000).default('') })

export const meta: MetaFunction = () => [{ title: 'Not my patient - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded?.isParty) throw notFound()
  const people = await listPossibleRecipients(theContext(), loaded.query)
  return { id: loaded.query.id, people: people.filter((person) => person.id !== loaded.query.providerId) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded?.isParty) throw notFound()
  const form = await readForm(request, Redirect)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '' }, 400)
  const result = await redirectTo(theContext(), loaded, {
    user,
    toProviderId: form.value.provider,
    words: form.value.words,
  })
  return result.ok ? redirect('/inbox') : data({ fault: sayDeedRefusal(result.error) }, 400)
}

export default function NotMyPatient() {
  const { id, people } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const options = [{ value: '', words: 'Choose ...' }, ...people.map((p) => ({ value: p.id, words: p.words }))]
  return (
    <Page
      title="Not my patient"
      width="narrow"
      asking={{ back: 'Query', backTo: `/queries/${id}/answer` }}
      lead="The question goes on unchanged; the coder is told."
    >
      <form method="post" className="stack">
        <FaultSummary faults={refused?.fault ? { provider: refused.fault } : undefined} />
        <Choice
          name="provider"
          label="Who should be asked instead?"
          options={options}
          fault={refused?.fault}
          required
        />
        <TextField name="words" label="A word to the coder (optional)" rows={2} />
        <div className="row">
          <button type="submit" className="button primary">
            Pass it on
          </button>
          <a className="button" href={`/queries/${id}/answer`}>
            Cancel
          </a>
        </div>
      </form>
    </Page>
  )
}
