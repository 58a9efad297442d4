import { findProviderList, listProviderLists } from '#db/education-lists.ts'
import { listTeachable } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'

/** All lists with how many are on each. */
export async function readLists({ db }: Context) {
  const names = new Map((await listTeachable(db)).map(({ id, name }) => [id, name]))
  return (await listProviderLists(db)).map(({ id, name, providerIds }) => ({
    ...{ id, name, providers: providerIds.length },
    names: providerIds.map((one) => names.get(one) ?? one).sort((a, b) => a.localeCompare(b, 'en')),
  }))
}

/** One list with everyone who could be on it; an empty one under "new"; null of an unknown one. */
export async function readList({ db }: Context, id: string) {
  const list = id === 'new' ? null : await findProviderList(db, id)
  if (id !== 'new' && !list) return null
  const on = new Set(list?.providerIds)
  const seen = new Set<string>()
  const providers = (await listTeachable(db)).filter((one) => !seen.has(one.id) && seen.add(one.id))
  return {
    ...{ id: list?.id ?? null, name: list?.name ?? '', version: list?.version ?? 0 },
    providers: providers.map((one) => ({ id: one.id, name: one.name, specialty: one.specialty, isOn: on.has(one.id) })),
  }
}
