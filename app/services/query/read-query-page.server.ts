import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { isReferred } from '#app/domain/query/advice.ts'
import { isAskedBack } from '#app/domain/query/asked-back.ts'
import { findAnswer, findReconciliation } from '#db/answers.ts'
import { findEncounter, findPatient, findProvider } from '#db/charts.ts'
import { listEvents, listQueryVersions } from '#db/queries.ts'
import { findUser } from '#db/users.ts'
import { titlesOf } from '../codes/titles.server.ts'
import { readCoding } from '../coding/read-coding.server.ts'
import type { Context } from '../context.server.ts'
import { peopleWithRole } from './letters.server.ts'
import { listPossibleRecipients } from './list-recipients.server.ts'
import type { Case } from './load.server.ts'
import { mayPassOn } from './pass-on.server.ts'
import { policyOf } from './policy.server.ts'

/** A query as its author and the desk see it: words, events, answer, the coded lines then and now. */
export async function readQueryPage(context: Context, user: User, { query }: Case) {
  const { db, now } = context
  const [encounter, patient, provider, author, events, versions, answer, reconciliation] = await Promise.all([
    findEncounter(db, query.encounterId),
    findPatient(db, query.patientId),
    query.providerId ? findProvider(db, query.providerId) : null,
    findUser(db, query.authorId),
    listEvents(db, query.id),
    listQueryVersions(db, query.id),
    findAnswer(db, query.id),
    findReconciliation(db, query.id),
  ])
  const coding = encounter ? await readCoding(context, user.id, encounter) : null
  const before = reconciliation?.linesBefore ?? versions.at(-1)?.linesBefore ?? []
  const after = reconciliation?.linesAfter ?? coding?.lines ?? []
  const titles = await titlesOf(context, [...before, ...after])
  const desk = query.assigneeId ? await findUser(db, query.assigneeId) : null
  const titled = (line: { code: string; presentOnAdmission: string | null }) => ({
    code: line.code,
    title: titles.get(line.code) ?? 'not in the loaded table',
    presentOnAdmission: line.presentOnAdmission,
  })
  return {
    now: now(),
    zone: (await policyOf(context, query.facilityId)).timeZone,
    query: {
      id: query.id,
      state: query.state,
      wording: query.wording,
      wordingNumber: query.wordingNumber,
      timing: query.timing,
      channel: query.channel,
      findings: query.findings,
      overrides: query.overrides,
      ruleSet: query.ruleSet,
      dueAt: query.dueAt,
      sentAt: query.sentAt,
      endedReason: query.endedReason,
      ladderStep: query.ladderStep,
    },
    encounter: encounter
      ? { id: encounter.id, version: encounter.version, class: encounter.class, codingState: encounter.codingState }
      : null,
    patientName: patient ? `${patient.familyName}, ${patient.givenName}` : '',
    providerName: provider?.name ?? null,
    authorName: author?.name ?? null,
    deskName: desk?.name ?? null,
    colleagues: (await listColleagues(context, query)).map(({ id, name }) => ({ id, name })),
    isReviewer: may(user, 'query.review') && query.authorId !== user.id,
    events: events.map(({ id, kind, at, byName, toName, words }) => ({ id, kind, at, byName, toName, words })),
    hasAskedBack: events.some(({ kind }) => kind === 'info-asked'),
    isAskedBack: query.state === 'open' && isAskedBack(events),
    recipients: mayPassOn(user, query, events) ? await listOthers(context, query) : [],
    mayRecall: query.state === 'in-review' && query.authorId === user.id,
    mayAskAgain: may(user, 'query.raise') && encounter !== null,
    chosen: answer?.optionIds ?? [],
    shownHash: versions.at(-1)?.shownHash ?? null,
    answer: answer
      ? {
          addendum: answer.addendum,
          signedName: answer.signedName,
          signedAt: answer.signedAt,
          words: answer.words,
          comment: answer.comment,
          optionIds: answer.optionIds,
        }
      : null,
    linesBefore: before.map(titled),
    linesAfter: after.map(titled),
    coding,
    reconciliation: reconciliation
      ? { at: reconciliation.at, outcome: reconciliation.outcome, comment: reconciliation.comment }
      : null,
    mayCode: may(user, 'coding.change'),
    mayAdvise: may(user, 'query.advise'),
    isReferred: isReferred(events.map(({ kind }) => kind)),
    mayWithdraw: query.authorId === user.id || may(user, 'query.review'),
  }
}

/** Who could be asked instead of the addressee. */
async function listOthers(context: Context, query: Case['query']) {
  const people = await listPossibleRecipients(context, query)
  return people.filter(({ id }) => id !== query.providerId).map(({ id, words }) => ({ id, words }))
}

/** Who else at the desk of the query's facility could follow it up. */
async function listColleagues(context: Context, query: Case['query']): Promise<User[]> {
  const people = [...(await peopleWithRole(context, query, 'coder')), ...(await peopleWithRole(context, query, 'cdi'))]
  const followsUp = query.assigneeId ?? query.authorId
  return [...new Map(people.map((person) => [person.id, person])).values()].filter(({ id }) => id !== followsUp)
}
