import { expect, test } from 'vitest'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { PLANTED } from '#db/seed/habits.ts'
import { aContext } from '#tests/helpers/context.ts'
import { contributionsOfDemo, flagsAmong } from './flags-of-demo.ts'

/**
 * Details of one family are some ten a provider and year at 3,000 encounters: too few for anyone to stand out in both years, however vague.
 * At 24,000 Okafor has some sixty kidney injuries a year.
 */
const ENCOUNTERS = 24_000
/** What the year and the one before show: Batra is taught, by lot, only in the second wave, some weeks ago. */
const OF_THE_YEAR = [
  'batra family I50',
  'fairweather share undetermined',
  'harrow axis laterality',
  'nakata share hasty',
  'okafor family N17',
  'whitfield share timely',
]

test('every planted habit is looked for', () => {
  const named = OF_THE_YEAR.map((words) => words.split(' ')[0])
  expect(named.sort()).toEqual(Object.keys(PLANTED).sort())
})

// Half a minute a hospital: more seeds are told by SEEDS, as `SEEDS=second,third npx vitest run --config remix.config.js <this file>`.
test.each((process.env.SEEDS ?? 'addendum').split(','))(
  'of the hospital "%s" exactly those with a planted habit stand out',
  async (seed) => {
    const context = aContext()
    const all = await contributionsOfDemo(context, seed, ENCOUNTERS)
    const to = lastMatured(context.now())
    expect(flagsAmong(all, { from: to - 11, to }).sort()).toEqual(OF_THE_YEAR)
  },
  900_000,
)
