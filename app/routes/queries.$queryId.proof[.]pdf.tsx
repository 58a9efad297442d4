import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { proofPdf } from '#app/services/query/proof-pdf.server.ts'
import { exportProof } from '#app/services/query/read-proof.server.ts'

/** The proof of a sent query as a PDF to print, with the attestation to sign. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  const proof = loaded ? await exportProof(theContext(), user, loaded, 'pdf') : null
  if (!proof) throw notFound()
  return new Response(new Uint8Array(await proofPdf(proof)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="query-${proof.query.id}-proof.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
