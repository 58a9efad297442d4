import { commit } from '#db/commit.ts'
import { countLeftWords, findIdOfWords, findWords, removeLeftWords, saveWords } from '#db/search-words.ts'
import type { Context } from '../context.server.ts'

const MOST = 200
const DAY_MS = 86_400_000
/** So long the words of a search that is in no saved view are kept. */
const KEPT_DAYS = 7

/** What a person typed to find a patient, behind the `find` of an address: '' where it has none, null where it is no longer kept. */
export async function wordsBehind({ db }: Context, userId: string, search: URLSearchParams): Promise<string | null> {
  const id = search.get('find')
  return id ? findWords(db, { id, userId }) : ''
}

/** The search part of an address for a filter that was sent by POST: what was typed stays here, and an id stands in its place. */
export async function addressOf(
  context: Context,
  userId: string,
  { words, ...rest }: Record<string, string> & { words: string },
): Promise<string> {
  const kept = Object.entries(rest).filter(([, value]) => value !== '')
  const find = await keepWords(context, userId, words)
  const search = new URLSearchParams(find ? [...kept, ['find', find]] : kept)
  return search.size > 0 ? `?${search}` : ''
}

async function keepWords({ db, now, newId }: Context, userId: string, typed: string): Promise<string | null> {
  const words = typed.trim().slice(0, MOST)
  if (words === '') return null
  await commit(db, {
    writes: [saveWords({ id: newId(), userId, words, typedAt: now() })],
    audit: [{ what: 'search.kept', who: userId, at: now() }],
  })
  return findIdOfWords(db, { userId, words })
}

/** Forgets what was typed a week ago and is in no saved view; returns how many. */
export async function forgetOldWords({ db, now }: Context): Promise<number> {
  const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS)
  const count = await countLeftWords(db, before)
  if (count > 0)
    await commit(db, {
      writes: [removeLeftWords(db, before)],
      audit: [{ what: 'search.forgotten', who: 'system', at: now(), detail: { count } }],
    })
  return count
}
