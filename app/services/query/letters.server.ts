import type { Query } from '#app/domain/query/query.ts'
import { findFacility, findProvider } from '#db/charts.ts'
import type { Mail } from '#db/commit.ts'
import { findUser, findUsersOfProvider } from '#db/users.ts'
import type { Context } from '../context.server.ts'

/** The portal's own address; in the demo where it runs. */
export const linkTo = ({ settings }: Context, path: string): string =>
  `${settings.origin ?? `http://localhost:${settings.port}`}${path}`

/** "14 March, 16:00" in the facility's zone. */
export function sayDue(dueAt: Date | null, timeZone: string): string {
  if (!dueAt) return 'soon'
  const parts = { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false } as const
  return new Intl.DateTimeFormat('en-GB', parts).format(dueAt).replace(' at ', ', ')
}

/** The letter to everyone who signs in as the addressee: names of staff, a time, a link. */
export async function lettersToProvider(
  context: Context,
  query: Query,
  template: 'query-raised' | 'query-reminder',
  props: { raisedBy: string },
): Promise<Mail[]> {
  if (!query.providerId) return []
  const { db, now, newId } = context
  const provider = await findProvider(db, query.providerId)
  const facility = query.facilityId ? await findFacility(db, query.facilityId) : null
  const people = await findUsersOfProvider(db, query.providerId)
  const dueOn = sayDue(query.dueAt, facility?.timeZone ?? 'UTC')
  const link = linkTo(context, `/queries/${query.id}/answer`)
  return people.map((person) => ({
    id: newId(),
    template,
    toUserId: person.id,
    about: query.id,
    props: { providerName: provider?.name ?? person.name, raisedBy: props.raisedBy, dueOn, link },
    dueAt: now(),
    createdAt: now(),
  }))
}

/** A letter to the author of a query. */
export async function letterToAuthor(
  context: Context,
  query: Query,
  template: 'query-answered' | 'query-returned',
  props: { providerName: string; what?: string },
): Promise<Mail[]> {
  const author = await findUser(context.db, query.authorId)
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
