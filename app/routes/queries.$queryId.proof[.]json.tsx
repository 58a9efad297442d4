import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { exportProof } from '#app/services/query/read-proof.server.ts'

/** The proof of a sent query as JSON, for a payer, an auditor, a court. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  const proof = loaded ? await exportProof(theContext(), user, loaded, 'json') : null
  if (!proof) throw notFound()
  return new Response(`${JSON.stringify(proof, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="query-${proof.query.id}-proof.json"`,
      'cache-control': 'no-store',
    },
  })
}
