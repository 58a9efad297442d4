import { expect, test } from 'vitest'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { flagsOf } from '#app/services/scorecard/flags.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'

test('of the demo hospital those stand out who answer late, undetermined or in a hurry, and nobody else', async () => {
  const context = aContext()
  await fillDemo(context.db, { seed: 'addendum', now: context.now(), encounters: 3000, detail: 'facts' })
  await takeInFeed(context)
  const to = lastMatured(context.now())
  const flags = await flagsOf(context, { from: to - 11, to }, null)
  expect(flags.map(({ provider, comparison }) => `${provider} ${comparison}`)).toEqual([
    'demo-p-whitfield share timely',
    'demo-p-fairweather share undetermined',
    'demo-p-nakata share hasty',
  ])
}, 240_000)
