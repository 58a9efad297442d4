import type { LoaderFunctionArgs } from '@remix-run/node'
import { touchedLines } from '#app/services/codes/list-touched.server.ts'
import { compareReleases, diffLines } from '#app/services/codes/read-diff-page.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse } from '#app/services/csv.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'reference.manage')
  const search = new URL(request.url).searchParams
  const names = { from: search.get('from') ?? '', to: search.get('to') ?? '' }
  const compared = await compareReleases(theContext(), names)
  if (!compared.ok) throw notFound()
  const { from, to } = compared.value
  const editions = `${to.kind}-${from?.edition ?? 'none'}-${to.edition}`
  return search.get('list') === 'touched'
    ? csvResponse(`touched-${editions}`, touchedLines(compared.value.touched))
    : csvResponse(`changes-${editions}`, diffLines(compared.value))
}
