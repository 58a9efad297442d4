import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { download } from '#app/services/download.server.ts'
import { textOf } from '#app/services/education/edit-piece.server.ts'
import { readPiece } from '#app/services/education/library.server.ts'
import { piecePdf } from '#app/services/education/piece-pdf.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

/** A piece as PDF, for everyone; its Markdown, also of an older `?version=`, for who writes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = params
  const id = params.materialId!
  if (form === 'pdf') {
    await requireMay(request, 'education.view')
    const piece = await readPiece(theContext(), id)
    if (!piece) throw notFound()
    return download(await piecePdf(piece), 'application/pdf', `${id}.pdf`)
  }
  await requireMay(request, 'education.manage')
  const asked = new URL(request.url).searchParams.get('version')
  const found = form === 'md' ? await textOf(theContext().db, id, asked ? Number(asked) : undefined) : null
  if (!found) throw notFound()
  return download(Buffer.from(found.text), 'text/markdown; charset=utf-8', `${id}.md`)
}
