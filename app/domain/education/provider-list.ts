import { ok, type Result, refuse } from '#app/domain/shared/result.ts'

/** Providers put together under a name, to be aimed at, invited and compared as a group. */
export type ProviderList = {
  id: string
  version: number
  name: string
  providerIds: string[]
  savedBy: string
  savedAt: Date
}

export type ListRefusal = 'no-name' | 'name-taken' | 'nobody-on-list'

/** The list as it is kept. Refuses one without a name, with the name of another list, and with nobody on it. */
export function saveList(
  list: ProviderList,
  others: readonly Pick<ProviderList, 'id' | 'name'>[],
): Result<ProviderList, ListRefusal> {
  const name = list.name.trim()
  const providerIds = [...new Set(list.providerIds)].sort()
  if (name === '') return refuse('no-name')
  if (providerIds.length === 0) return refuse('nobody-on-list')
  const isSame = (one: string) => one.toLowerCase() === name.toLowerCase()
  if (others.some((other) => other.id !== list.id && isSame(other.name))) return refuse('name-taken')
  return ok({ ...list, name, providerIds })
}
