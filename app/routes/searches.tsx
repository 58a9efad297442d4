import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Permission } from '#app/domain/identity/permission.ts'
import { auditAddressOf } from '#app/services/audit/read-audit.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay, requireUser } from '#app/services/identity/require.server.ts'
import { addressOf } from '#app/services/views/search-words.server.ts'

const MAY: Record<string, Permission> = {
  worklist: 'worklist.view',
  queries: 'query.board',
  templates: 'chart.view',
  audit: 'audit.view',
}
const Choice = z.string().max(200).default('')
const Search = z.object({
  page: z.string().regex(/^\/(worklist|queries|audit|templates\/[\w-]{1,64}\/try)$/),
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
  who: Choice,
  what: Choice,
  from: Choice,
  to: Choice,
  patient: z.string().default(''),
  on: z.string().default(''),
})

export const loader = () => redirect('/')

/** Search and filter forms of lists of patients, and that of the audit trail, come here by POST, so that no name is ever part of an address. */
export async function action({ request }: ActionFunctionArgs) {
  await requireUser(request)
  const form = await readForm(request, Search)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const { page, ...asked } = form.value
  const user = await requireMay(request, MAY[page.split('/')[1] ?? ''] ?? 'worklist.view')
  const to = page === '/audit' ? auditAddressOf(theContext(), user, asked) : addressOf(theContext(), user.id, asked)
  return redirect(`${page}${await to}`)
}

export default function Searches() {
  return null
}
