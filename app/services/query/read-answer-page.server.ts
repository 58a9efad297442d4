import type { User } from '#app/domain/identity/role.ts'
import { MEANING } from '#app/domain/query/addendum-text.ts'
import { isAskedBack } from '#app/domain/query/asked-back.ts'
import { carryAnswer } from '#app/domain/query/kept-answer.ts'
import { TAKE_BACK_SECONDS } from '#app/domain/query/lifecycle.ts'
import type { Shown } from '#app/domain/query/query.ts'
import { shownOf } from '#app/domain/query/shown.ts'
import { findAnswer, findAnswerDraft } from '#db/answers.ts'
import { findEncounter, findFacility, findPatient } from '#db/charts.ts'
import { findQueryVersion, listEvents } from '#db/queries.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { sayDue } from './letters.server.ts'
import { nextInInbox } from './list-inbox.server.ts'
import type { Case } from './load.server.ts'
import { initialsOf, sayStay } from './say-patient.server.ts'

/** All that the answer page shows, and nothing else: there is no field here for what an answer is worth. */
export async function readAnswerPage(context: Context, user: User, loaded: Case) {
  const { db, now } = context
  const { query, isParty } = loaded
  const [version, patient, encounter, author, answer, events] = await Promise.all([
    findQueryVersion(db, query.id, query.wordingNumber),
    findPatient(db, query.patientId),
    findEncounter(db, query.encounterId),
    findUser(db, query.authorId),
    findAnswer(db, query.id),
    listEvents(db, query.id),
  ])
  const facility = query.facilityId ? await findFacility(db, query.facilityId) : null
  const zone = facility?.timeZone ?? 'UTC'
  const shown = version?.shown ?? shownOf(query)
  const roles = Object.fromEntries(query.wording.options.map((option) => [option.id, option.role]))
  const carried = await carriedDraft(context, user, loaded, shown)
  return {
    id: query.id,
    state: query.state,
    wordingNumber: query.wordingNumber,
    shown,
    zone,
    now: now(),
    otherOptionId: shown.options.find((option) => roles[option.id] === 'other')?.id ?? null,
    patient: patient && encounter ? `${initialsOf(patient)}${sayStay(patient, encounter, now(), zone)}` : '',
    author: [author?.name, author?.credentials].filter(Boolean).join(', '),
    due: sayDue(query.dueAt, zone),
    isAskedBack: query.state === 'open' && isAskedBack(events),
    isParty,
    meaning: MEANING,
    draft: carried?.given ?? null,
    rewording: carried?.rewording ?? null,
    answer: answer
      ? {
          addendum: answer.addendum,
          signedAt: answer.signedAt,
          secondsLeft: answer.userId === user.id ? secondsLeft(answer.signedAt, now()) : 0,
        }
      : null,
    thread: events
      .filter((event) => event.kind === 'info-asked' || event.kind === 'info-given')
      .map(({ kind, words, byName, at }) => ({ kind, words, byName, at })),
    place: await nextInInbox(context, user, query.id),
  }
}

const secondsLeft = (signedAt: Date, now: Date): number =>
  Math.max(0, Math.ceil(TAKE_BACK_SECONDS - (now.getTime() - signedAt.getTime()) / 1000))

/** What this person has begun to answer, as far as it may stand on the words that are shown now. */
async function carriedDraft({ db }: Context, user: User, { query }: Case, shown: Shown) {
  const kept = await findAnswerDraft(db, query.id, user.id)
  if (!kept) return null
  const isOlder = kept.wordingNumber !== query.wordingNumber
  const then = isOlder ? await findQueryVersion(db, query.id, kept.wordingNumber) : null
  return carryAnswer(kept, then?.shown ?? null, shown)
}
