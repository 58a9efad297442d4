import { type ListRefusal, type ProviderList, saveList } from '#app/domain/education/provider-list.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import {
  addProviderList,
  findProviderList,
  listProviderLists,
  removeProviderList,
  saveProviderList,
} from '#db/education-lists.ts'
import { listTeachable } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'

/** Keeps a list of providers: a new one (`id` null), or a known one with other people or another name. */
export async function keepList(
  { db, now, newId }: Context,
  user: User,
  given: { id: string | null; name: string; providerIds: string[] },
): Promise<Result<ProviderList, ListRefusal | 'no-such-list'>> {
  const was = given.id === null ? null : await findProviderList(db, given.id)
  if (given.id !== null && !was) return refuse('no-such-list')
  const at = now()
  const known = new Set((await listTeachable(db)).map(({ id }) => id))
  const providerIds = given.providerIds.filter((id) => known.has(id))
  const asked = { id: was?.id ?? newId(), version: was?.version ?? 1, name: given.name, providerIds }
  const kept = saveList({ ...asked, savedBy: user.id, savedAt: at }, await listProviderLists(db))
  if (!kept.ok) return kept
  const list = kept.value
  await commit(db, {
    writes: [was ? saveProviderList(list) : addProviderList(list)],
    audit: [
      {
        ...{ what: 'education.list-saved', who: user.id, at, onId: list.id },
        detail: { providers: list.providerIds.length, isNew: was === null },
      },
    ],
  })
  return kept
}

/** Removes a list; sessions that were planned for it keep their people. */
export async function removeList({ db, now }: Context, user: User, id: string): Promise<Result<null, 'no-such-list'>> {
  const list = await findProviderList(db, id)
  if (!list) return refuse('no-such-list')
  await commit(db, {
    writes: [removeProviderList(list)],
    audit: [
      { what: 'education.list-saved', who: user.id, at: now(), onId: id, detail: { providers: 0, isRemoved: true } },
    ],
  })
  return ok(null)
}
