import { expect, test } from 'vitest'
import { aContext } from '#tests/helpers/context.ts'
import { mailStorm } from '#tests/helpers/mail-storm.ts'
import { aWard } from '#tests/helpers/query-ward.ts'

test('against a server that refuses, stalls and drops, no due letter is lost, none comes twice unexplained, none after the answer', async () => {
  const context = aContext()
  await aWard(context)
  const after = await mailStorm(context, { letters: 60, seed: 7, stallMs: 50, answeredPercent: 10 })
  expect(after).toMatchObject({ letters: 60, lost: [], unexplained: [], afterAnswer: [] })
  expect(after.sent + after.refused + after.cancelled).toBe(60)
  for (const met of [after.sent, after.refused, after.cancelled, after.repeated]) expect(met).toBeGreaterThan(0)
  expect(after.attempts).toBeGreaterThan(60)
}, 60_000)
