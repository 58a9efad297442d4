import type { Context } from '../context.server.ts'
import { everyone } from './everyone.server.ts'
import type { Seen } from './told.server.ts'

/** Whom a page of everyone speaks of: who works where the reader may look, of the specialty that is asked for. By id. */
export async function providersWithin(context: Context, { filter, reach }: Seen) {
  const all = await everyone(context)
  return new Map(
    all
      .filter(
        ({ facilityIds: places }) =>
          places.length === 0 || reach === null || places.some((place) => reach.includes(place)),
      )
      .filter(({ specialty }) => filter.specialty === '' || specialty === filter.specialty)
      .map((provider) => [provider.id, provider]),
  )
}
