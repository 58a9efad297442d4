import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '../context.server.ts'
import { viewFigures } from './figures.server.ts'
import type { ListAsked } from './provider-rows.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

/** What the list is asked for, by a scope and a URL. */
export const listAsked = ({ filter, facilityIds, reach }: Scope, search: URLSearchParams): ListAsked => ({
  ...{ filter, facilityIds, reach },
  words: (search.get('q') ?? '').trim().slice(0, 100),
  sort: search.get('sort') === 'specialty' ? 'specialty' : 'name',
  page: search.get('page')?.slice(0, 10) ?? null,
})

/** Providers by name or specialty, never by a figure: nobody is ranked. With what stands out in two periods. */
export async function listProviders(context: Context, user: User, search: URLSearchParams) {
  const scope = await scopeOf(context, user, search)
  const asked = listAsked(scope, search)
  const list = await viewFigures(context, user, { kind: 'list', asked }, ({ rows }) => ({ providers: rows.length }))
  return { ...list, filter: scope.filter, choices: scope.choices, sort: asked.sort, words: asked.words }
}
