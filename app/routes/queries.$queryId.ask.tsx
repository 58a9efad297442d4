import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sayDeedRefusal } from '#app/components/query/words.ts'
import { FaultSummary, TextField } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { askBack } from '#app/services/query/ask-back.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'

const Ask = z.object({ words: z.string().max(2000, 'At most 2,000 characters.').default('') })

export const meta: MetaFunction = () => [{ title: 'Need more information - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded?.isParty) throw notFound()
  return { id: loaded.query.id }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Ask)
  if (!form.ok) return data({ fault: form.faults.words ?? '', words: form.values.words ?? '' }, 400)
  const result = await askBack(theContext(), loaded, { user, words: form.value.words })
  return result.ok ? redirect('/inbox') : data({ fault: sayDeedRefusal(result.error), words: form.value.words }, 400)
}

export default function NeedMore() {
  const { id } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Need more information"
      width="narrow"
      asking={{ back: 'Query', backTo: `/queries/${id}/answer` }}
      lead="Your words go to the coder. This is not an answer; the query stays open."
    >
      <form method="post" className="stack">
        <FaultSummary faults={refused?.fault ? { words: refused.fault } : undefined} />
        <TextField
          name="words"
          label="What do you need to know?"
          rows={4}
          defaultValue={refused?.words ?? ''}
          fault={refused?.fault}
          required
        />
        <div className="row">
          <button type="submit" className="button primary">
            Ask the coder
          </button>
          <a className="button" href={`/queries/${id}/answer`}>
            Cancel
          </a>
        </div>
      </form>
    </Page>
  )
}
