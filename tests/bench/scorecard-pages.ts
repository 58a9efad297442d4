import { join } from 'node:path'
import { COUNTS } from '#app/domain/scorecard/measures/counts.ts'
import { drawIndex, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { readProviderGaps, readProviderMonths, type Slice, sumByProvider, sumGaps } from '#db/scorecards.ts'
import { measurePages } from './_scorecard-pages.ts'
import { said, time } from './_times.ts'

const LISTED = ['open', 'askable', 'sent', 'answered', 'inTime'] as const

/** `npm run bench scorecard-pages <data folder>`: pages, P3 and P4 over a hospital that `demo --encounters` filled. */
export async function run([data]: string[]): Promise<void> {
  if (!data) throw new Error('Name the data folder of a filled hospital.')
  await measureReads(data)
  await measurePages(data)
}

async function measureReads(data: string): Promise<void> {
  const db = openDatabase(join(data, 'addendum.db'))
  try {
    const text = <T>(words: string) => db.$client.prepare<[], T>(words).pluck().all()
    const providers = text<string>('select id from providers order by id')
    const facilityIds = text<string>('select id from facilities order by id')
    const [to = 0] = text<number>('select max(month) from month_providers')
    const slice: Slice = { period: { from: to - 12, to: to - 1 }, timing: 'all', facilityIds: null }
    const random = seeded(7)
    const of = () => providers[drawIndex(random, providers.length)] ?? ''
    const one = await time(300, async () => {
      const id = of()
      await readProviderMonths(db, id, slice)
      await readProviderGaps(db, id, slice)
    })
    console.log(`P3 one of ${providers.length} providers, 12 months and gaps: ${said(one)}  (target <= 1 ms)`)
    const reads: [string, () => Promise<unknown>][] = [
      ['P4 all providers, 12 months, five counts', () => sumByProvider(db, slice, LISTED)],
      ['   the same of facilities by name', () => sumByProvider(db, { ...slice, facilityIds }, LISTED)],
      ['   all providers, 12 months, every count', () => sumByProvider(db, { ...slice, facilityIds }, COUNTS)],
      ['   all providers, 12 months, gaps', () => sumGaps(db, { ...slice, facilityIds })],
    ]
    for (const [name, read] of reads) console.log(`${name}: ${said(await time(10, read))}`)
  } finally {
    closeDatabase(db)
  }
}
