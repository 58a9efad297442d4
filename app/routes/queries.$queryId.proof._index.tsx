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
import { ProofView } from '#app/components/query/proof-view.tsx'
import { sayHoldRefusal } from '#app/components/query/proof-words.ts'
import queryCss from '#app/components/query/query.css?url'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { RETENTION_CLASSES } from '#app/domain/query/retention.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { holdQuery, liftQueryHold, setRetentionClass } from '#app/services/query/hold-query.server.ts'
import { closedQuery, loadQuery } from '#app/services/query/load.server.ts'
import { noteViewed } from '#app/services/query/note-viewed.server.ts'
import { readProof } from '#app/services/query/read-proof.server.ts'

const Deed = z.object({
  deed: z.enum(['hold', 'lift', 'class']),
  reason: z.string().max(1000).default(''),
  retentionClass: z.enum(RETENTION_CLASSES).default('health-record'),
})

export const meta: MetaFunction = () => [{ title: 'Proof - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: queryCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  const proof = loaded ? await readProof(theContext(), user, loaded) : null
  if (!loaded || !proof) throw await closedQuery(theContext(), user, params.queryId!)
  await noteViewed(theContext(), user, loaded)
  return { proof, mayHold: may(user, 'query.hold') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.hold')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded || loaded.query.sentAt === null) throw notFound()
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: 'Use the buttons of the page.' }, 400)
  const { deed, reason, retentionClass } = form.value
  const done =
    deed === 'class'
      ? await setRetentionClass(theContext(), loaded, { userId: user.id, retentionClass })
      : deed === 'hold'
        ? await holdQuery(theContext(), loaded, { userId: user.id, reason })
        : await liftQueryHold(theContext(), loaded, { userId: user.id, reason })
  return done.ok ? redirect(`/queries/${loaded.query.id}/proof`) : data({ fault: sayHoldRefusal(done.error) }, 409)
}

export default function ProofPage() {
  const { proof, mayHold } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const base = `/queries/${proof.query.id}`
  return (
    <Page
      title="Proof of this query"
      asking={{ back: 'Query', backTo: base }}
      lead={`What was shown, on what evidence, by which rules, and what was signed. Digest ${proof.digest.slice(0, 16)}.`}
      actions={
        <>
          <a className="button" href={`${base}/proof.pdf`} download>
            PDF
          </a>
          <a className="button" href={`${base}/proof.json`} download>
            JSON
          </a>
        </>
      }
    >
      <ProofView proof={proof} mayHold={mayHold} fault={refused?.fault ?? ''} />
    </Page>
  )
}
