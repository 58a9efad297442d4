import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Permission } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay, requireUser } from '#app/services/identity/require.server.ts'
import { addressOf } from '#app/services/views/search-words.server.ts'

const MAY: Record<string, Permission> = { worklist: 'worklist.view', queries: 'query.board', templates: 'chart.view' }
const Choice = z.string().max(200).default('')
const Search = z.object({
  page: z.string().regex(/^\/(worklist|queries|templates\/[\w-]{1,64}\/try)$/),
  words: z.string().default(''),
  view: Choice,
  sort: Choice,
  mine: Choice,
  facility: Choice,
  class: Choice,
  service: Choice,
  author: Choice,
  provider: Choice,
  version: Choice,
})

export const loader = () => redirect('/')

/** Search and filter forms of lists of patients come here by POST, so that no name is ever part of an address. */
export async function action({ request }: ActionFunctionArgs) {
  await requireUser(request)
  const form = await readForm(request, Search)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const { page, ...asked } = form.value
  const user = await requireMay(request, MAY[page.split('/')[1] ?? ''] ?? 'worklist.view')
  return redirect(`${page}${await addressOf(theContext(), user.id, asked)}`)
}

export default function Searches() {
  return null
}
