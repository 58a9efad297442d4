import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { keepAnswerDraft } from '#app/services/query/save-answer-draft.server.ts'

const Kept = z.object({
  option: z.string().max(64).default(''),
  words: z.string().max(4000).default(''),
  comment: z.string().max(4000).default(''),
  wordingNumber: z.coerce.number().int().default(0),
})

/** For the page's own script: keeps a draft answer without leaving the page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Kept)
  if (!form.ok) return new Response(null, { status: 400 })
  const { option, words, comment, wordingNumber } = form.value
  const given = { optionIds: option ? [option] : [], words, comment }
  const kept = await keepAnswerDraft(theContext(), loaded, { userId: user.id, wordingNumber, given })
  return new Response(null, { status: kept.ok ? 204 : 409 })
}
