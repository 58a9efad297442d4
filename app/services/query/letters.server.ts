import { isOfFacility } from '#app/domain/identity/permission.ts'
import type { Role, User } from '#app/domain/identity/role.ts'
import type { Query } from '#app/domain/query/query.ts'
import { findFacility, findProvider } from '#db/charts.ts'
import type { Mail } from '#db/commit.ts'
import { listUsersWithRole } from '#db/query-steps.ts'
import { findUser, findUsersOfProvider, listCoveringProviders } from '#db/users.ts'
import type { Context } from '../context.server.ts'

/** The portal's own address; in the demo where it runs. */
export const linkTo = ({ settings }: Context, path: string): string =>
  `${settings.origin ?? `http://localhost:${settings.port}`}${path}`

/** "14 March, 16:00 CDT" in the facility's zone. */
export function sayDue(dueAt: Date | null, timeZone: string): string {
  if (!dueAt) return 'soon'
  const parts = { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false } as const
  const zone = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }).formatToParts(dueAt)
  const name = zone.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return `${new Intl.DateTimeFormat('en-GB', parts).format(dueAt).replace(' at ', ', ')} ${name}`
}

/** Everyone who signs in as the addressee and, while they are away, as who covers for them. */
async function peopleOf({ db, now }: Context, providerId: string): Promise<User[]> {
  const covering = await listCoveringProviders(db, providerId, now())
  const found = await Promise.all([providerId, ...covering].map((id) => findUsersOfProvider(db, id)))
  return [...new Map(found.flat().map((user) => [user.id, user])).values()]
}

/** The letter to everyone who signs in as the addressee, or covers for them: names of staff, a time, a link. */
export async function lettersToProvider(
  context: Context,
  query: Query,
  template: 'query-raised' | 'query-reminder' | 'query-corrected' | 'query-replied',
  props: { raisedBy: string },
): Promise<Mail[]> {
  if (!query.providerId) return []
  const { db, now, newId } = context
  const provider = await findProvider(db, query.providerId)
  const facility = query.facilityId ? await findFacility(db, query.facilityId) : null
  const people = await peopleOf(context, query.providerId)
  const dueOn = sayDue(query.dueAt, facility?.timeZone ?? 'UTC')
  const link = linkTo(context, `/queries/${query.id}/answer`)
  return people.map((person) => ({
    id: newId(),
    template,
    toUserId: person.id,
    about: query.id,
    props: { providerName: nameFor(person, query, provider), raisedBy: props.raisedBy, dueOn, link },
    dueAt: now(),
    createdAt: now(),
  }))
}

const nameFor = (person: User, query: Query, provider: { name: string } | null): string =>
  person.providerId === query.providerId ? (provider?.name ?? person.name) : person.name

/** A letter to who follows a query up: its author, or who took it over. */
export async function letterToAuthor(
  context: Context,
  query: Query,
  template: 'query-answered' | 'query-returned' | 'query-expired',
  props: { providerName: string; what?: string },
): Promise<Mail[]> {
  const author = await findUser(context.db, query.assigneeId ?? query.authorId)
  if (author?.state !== 'active') return []
  const given = { name: author.name, providerName: props.providerName, link: linkTo(context, `/queries/${query.id}`) }
  return [
    {
      id: context.newId(),
      template,
      toUserId: author.id,
      about: query.id,
      props: props.what === undefined ? given : { ...given, what: props.what },
      dueAt: context.now(),
      createdAt: context.now(),
    },
  ]
}

/** People of a role who work for the facility of a query. */
export async function peopleWithRole({ db }: Context, query: Query, role: Role): Promise<User[]> {
  return (await listUsersWithRole(db, role)).filter((user) => isOfFacility(user, query.facilityId))
}

/** The letter that passes a query up: to advisors, a chief, or a covering provider, each told as what it comes. */
export function lettersUp(
  context: Context,
  query: Query,
  people: readonly User[],
  { page, ...props }: { step: string; raisedBy: string; page: 'answer' | 'query' },
): Mail[] {
  const { now, newId } = context
  const link = linkTo(context, page === 'answer' ? `/queries/${query.id}/answer` : `/queries/${query.id}`)
  return people.map((person) => ({
    id: newId(),
    template: 'query-escalated',
    toUserId: person.id,
    about: query.id,
    props: { name: person.name, ...props, link },
    dueAt: now(),
    createdAt: now(),
  }))
}

/** Those who can give a query its second look, its author left out: CDI specialists; where there is none, advisors and managers. */
async function reviewersOf(context: Context, query: Query): Promise<User[]> {
  for (const roles of [['cdi'], ['advisor', 'manager']] as const) {
    const found = await Promise.all(roles.map((role) => peopleWithRole(context, query, role)))
    const people = new Map(found.flat().map((person) => [person.id, person]))
    people.delete(query.authorId)
    if (people.size > 0) return [...people.values()]
  }
  return []
}

/** The letter to those who can give a query its second look. */
export async function lettersToReviewers(context: Context, query: Query, props: { raisedBy: string }): Promise<Mail[]> {
  const { now, newId } = context
  const link = linkTo(context, `/queries/${query.id}/review`)
  return (await reviewersOf(context, query)).map((person) => ({
    id: newId(),
    template: 'query-review',
    toUserId: person.id,
    about: query.id,
    props: { name: person.name, ...props, link },
    dueAt: now(),
    createdAt: now(),
  }))
}
