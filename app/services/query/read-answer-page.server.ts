import type { User } from '#app/domain/identity/role.ts'
import { MEANING } from '#app/domain/query/addendum-text.ts'
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
export async function readAnswerPage(context: Context, user: User, { query, isParty }: Case) {
  const { db, now } = context
  const [version, patient, encounter, author, kept, answer, events] = await Promise.all([
    findQueryVersion(db, query.id, query.wordingNumber),
    findPatient(db, query.patientId),
    findEncounter(db, query.encounterId),
    findUser(db, query.authorId),
    findAnswerDraft(db, query.id, user.id),
    findAnswer(db, query.id),
    listEvents(db, query.id),
  ])
  const facility = query.facilityId ? await findFacility(db, query.facilityId) : null
  const shown = version?.shown ?? shownOf(query)
  const roles = Object.fromEntries(query.wording.options.map((option) => [option.id, option.role]))
  return {
    id: query.id,
    state: query.state,
    wordingNumber: query.wordingNumber,
    shown,
    otherOptionId: shown.options.find((option) => roles[option.id] === 'other')?.id ?? null,
    patient: patient && encounter ? `${initialsOf(patient)}${sayStay(patient, encounter, now())}` : '',
    author: author?.name ?? '',
    due: sayDue(query.dueAt, facility?.timeZone ?? 'UTC'),
    isParty,
    meaning: MEANING,
    draft: kept ? { optionIds: kept.optionIds, words: kept.words, comment: kept.comment } : null,
    answer: answer
      ? {
          addendum: answer.addendum,
          signedAt: answer.signedAt,
          secondsLeft:
            answer.userId === user.id
              ? Math.max(0, Math.ceil(10 - (now().getTime() - answer.signedAt.getTime()) / 1000))
              : 0,
        }
      : null,
    thread: events
      .filter((event) => event.kind === 'info-asked' || event.kind === 'info-given')
      .map(({ kind, words, byName, at }) => ({ kind, words, byName, at })),
    place: await nextInInbox(context, user, query.id),
  }
}
