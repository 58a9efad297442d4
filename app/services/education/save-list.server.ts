import { type ListRefusal, type ProviderList, saveList } from '#app/domain/education/provider-list.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Batch, commit, StaleWrite } from '#db/commit.ts'
import {
  addProviderList,
  findProviderList,
  listProviderLists,
  removeProviderList,
  saveProviderList,
} from '#db/education-lists.ts'
import { listTeachable } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'

type Gone = 'no-such-list' | 'changed-meanwhile'

/** Keeps a list of providers: a new one (`id` null), or the version of a known one that was looked at, with other people or another name. */
export async function keepList(
  { db, now, newId }: Context,
  user: User,
  given: { id: string | null; version: number; name: string; providerIds: string[] },
): Promise<Result<ProviderList, ListRefusal | Gone>> {
  const was = given.id === null ? null : await findProviderList(db, given.id)
  if (given.id !== null && !was) return refuse('no-such-list')
  const at = now()
  const known = new Set((await listTeachable(db)).map(({ id }) => id))
  const providerIds = given.providerIds.filter((id) => known.has(id))
  const asked = { id: was?.id ?? newId(), version: was ? given.version : 1, name: given.name, providerIds }
  const kept = saveList({ ...asked, savedBy: user.id, savedAt: at }, await listProviderLists(db))
  if (!kept.ok) return kept
  const list = kept.value
  const isKept = await lands(db, {
    writes: [was ? saveProviderList(list) : addProviderList(list)],
    audit: [
      {
        ...{ what: 'education.list-saved', who: user.id, at, onId: list.id },
        detail: { providers: list.providerIds.length, isNew: was === null },
      },
    ],
  })
  return isKept ? kept : refuse('changed-meanwhile')
}

/** Removes a list; sessions that were planned for it keep their people. */
export async function removeList(
  { db, now }: Context,
  user: User,
  { id, version }: { id: string; version: number },
): Promise<Result<null, Gone>> {
  const list = await findProviderList(db, id)
  if (!list) return refuse('no-such-list')
  const isGone = await lands(db, {
    writes: [removeProviderList({ ...list, version })],
    audit: [
      { what: 'education.list-saved', who: user.id, at: now(), onId: id, detail: { providers: 0, isRemoved: true } },
    ],
  })
  return isGone ? ok(null) : refuse('changed-meanwhile')
}

/** False where another version than the one looked at is kept. */
async function lands(db: Context['db'], batch: Batch): Promise<boolean> {
  try {
    await commit(db, batch)
    return true
  } catch (error) {
    if (error instanceof StaleWrite) return false
    throw error
  }
}
