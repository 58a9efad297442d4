import type { User } from '#app/domain/identity/role.ts'
import { askBackQuery, informQuery, isAskedBack, NOT_MINE } from '#app/domain/query/asked-back.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { mayHappen } from '#app/domain/query/lifecycle.ts'
import type { Query } from '#app/domain/query/query.ts'
import { findingsInReply } from '#app/domain/query/reply.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, type Mail, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, listEvents, saveQuery } from '#db/queries.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { draftOfQuery } from './check-query.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersToProvider, letterToAuthor } from './letters.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

type Saying = { user: User; words: string }

/** "I need more information": the physician's words to the author. Not an answer; the query stays open. */
export async function askBack(context: Context, { query, isParty }: Case, { user, words }: Saying) {
  if (!isParty) return refuse('not-party')
  if (words.trim() === '') return refuse('no-words')
  return sayBack(context, query, { user, words, what: 'needs more information before answering.' })
}

/** "Not my patient, and I do not know whose": the desk finds out; until then the query stays where it is. */
export async function giveBack(context: Context, { query, isParty }: Case, { user, words }: Saying) {
  if (!isParty) return refuse('not-party')
  const said = [NOT_MINE, words.trim()].filter(Boolean).join(' ')
  const what = 'says that this is not a patient of theirs and does not know whose it is. Please find out who to ask.'
  return sayBack(context, query, { user, words: said, what })
}

async function sayBack(context: Context, query: Query, { user, words, what }: Saying & { what: string }) {
  const decision = askBackQuery(query, { at: context.now() })
  if (!decision.ok) return decision
  const mail = await letterToAuthor(context, query, 'query-returned', { providerName: user.name, what })
  return land(context, decision.value, { kind: 'info-asked', user, words, mail })
}

/**
 * The desk's words back to the physician. They stand beside the query and do not change it; they are held to the same rules as the query
 * (P-SAME), or a reply could lead where the question may not.
 */
export async function giveInformation(context: Context, { query }: Case, { user, words }: Saying) {
  if (!mayHappen('info-given', query.state)) return refuse('not-open')
  if (words.trim() === '') return refuse('no-words')
  const findings = findingsInReply(words.trim(), await draftOfQuery(context, query), checkDraft)
  if (findings.length > 0) return { ...refuse('reply-leads'), findings }
  const { policy, calendar } = await policyOf(context, query.facilityId)
  const isAwaited = isAskedBack(await listEvents(context.db, query.id))
  const decision = informQuery(query, { at: context.now(), isAwaited, policy, calendar })
  if (!decision.ok) return decision
  const author = await findUser(context.db, query.authorId)
  const raisedBy = author?.name ?? user.name
  const mail = await lettersToProvider(context, decision.value, 'query-replied', { raisedBy })
  return land(context, decision.value, { kind: 'info-given', user, words, mail })
}

async function land(
  context: Context,
  query: Query,
  { kind, user, words, mail }: Saying & { kind: 'info-asked' | 'info-given'; mail: Mail[] },
) {
  try {
    await commit(context.db, {
      writes: [
        // What still waits to nag the physician is no longer true.
        ...(kind === 'info-asked' ? [cancelMailAbout(query.id)] : []),
        // The query is written too, so that words that cross with an answer or a withdrawal lose to it.
        saveQuery(query),
        addEvent(eventOf(context, query, kind, { userId: user.id, words })),
      ],
      audit: [entryOf(context, query, `query.${kind}`, user.id)],
      mail,
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(query.updatedAt)
}
