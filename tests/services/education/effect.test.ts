import { expect, test } from 'vitest'
import { proposeOrder } from '#app/domain/education/effect/plan.ts'
import { askEffect, readSessionEffect } from '#app/services/education/ask-effect.server.ts'
import { readBoard, readSession } from '#app/services/education/read-session.server.ts'
import { commit } from '#db/commit.ts'
import { listPrograms, listSessionsOfProgram } from '#db/education-programs.ts'
import { monthGaps } from '#db/schema/scorecard.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'

/** Facts as the roll-ups would hold them: sixteen colleagues over 24 months, heart failure, and pneumonia that nobody teaches. */
async function aDemoOfSessions(drop: number) {
  const context = aContext()
  await fillDemo(context.db, { seed: 'test', now: context.now(), encounters: 1, detail: 'facts' })
  const session = await readSession(context, 'demo-s-heart')
  const taught = session?.people.map(({ providerId }) => providerId) ?? []
  const others = Array.from({ length: 10 }, (_, i) => `other-${i}`)
  const [now, held] = [2026 * 12 + 8, 2025 * 12 + 8]
  const rows = [...taught, ...others].flatMap((providerId, who) =>
    Array.from({ length: 24 }, (_, i) => now - 1 - i).flatMap((month) => {
      const isAfter = taught.includes(providerId) && month > held
      const wobble = (who * 7 + month * 3) % 3
      const place = {
        providerId,
        month,
        facilityId: '',
        payer: 'all' as const,
        axis: 'any' as const,
        class: 'inpatient' as const,
        cases: 20,
        lines: 20,
        openAfter: 0,
      }
      return [
        { ...place, family: 'I50', open: Math.round((9 + wobble) * (isAfter ? 1 - drop : 1)) },
        { ...place, family: 'J18', open: 7 + wobble },
      ]
    }),
  )
  await commit(context.db, {
    writes: rows.map((row) => (tx) => tx.insert(monthGaps).values(row)),
    audit: [{ what: 'scorecard.rolled-up', who: 'system', at: context.now() }],
  })
  return { context, taught }
}

test('a true drop among the attended is called improved, with untaught families as they were', async () => {
  const { context, taught } = await aDemoOfSessions(0.5)
  const found = (await readSessionEffect(context, 'demo-s-heart'))?.own
  expect(taught).toHaveLength(6)
  expect(found?.effect).toMatchObject({ verdict: 'improved', taughtProviders: 6, providers: 16 })
  expect(found?.effect.estimate).toBeLessThan(-0.15)
  expect(found?.effect.negativeControl?.low).toBeLessThanOrEqual(0)
  expect(found?.effect.negativeControl?.high).toBeGreaterThanOrEqual(0)
  expect(found?.series.map(({ name }) => name)).toEqual(['taught', 'colleagues', 'other-families'])
  const before = found?.leads.filter(({ since }) => since < 0) ?? []
  expect(before.length).toBe(12)
  for (const lead of before) expect(Math.abs(lead.difference)).toBeLessThan(0.06)
  expect(found?.series[0]?.quarters.every(({ reviewable }) => reviewable > 0)).toBe(true)
})

test('no drop is no change shown, and a session without notes is too little data', async () => {
  const { context } = await aDemoOfSessions(0)
  expect((await readSessionEffect(context, 'demo-s-heart'))?.own.effect.verdict).toBe('no change shown')
  expect((await readSessionEffect(context, 'demo-s-mind'))?.own.effect.verdict).toBe('too little data')
  expect(await readSessionEffect(context, 'no-such-session')).toBeNull()
})

test('a family, and the sessions of a stretch of months, are asked in the same way', async () => {
  const { context } = await aDemoOfSessions(0.5)
  const ask = (text: string) => askEffect(context, new URLSearchParams(text))
  const family = await ask('family=heart-failure')
  expect(family.found.effect).toMatchObject({ verdict: 'improved', taughtProviders: 6 })
  expect(family.sessions.map(({ id }) => id).sort()).toEqual(['demo-s-heart', 'demo-s-heart-2'])
  expect((await ask('from=2025-01&to=2025-03')).sessions).toEqual([])
  const all = await ask('')
  expect(all.sessions).toHaveLength(6)
  expect(all.found.labels.length).toBe(5)
})

test('the demo begins with six held sessions, on working days at noon of their zone', async () => {
  const context = aContext()
  await fillDemo(context.db, { seed: 'test', now: context.now(), encounters: 1, detail: 'facts' })
  const board = await readBoard(context, 'all', 'nobody')
  expect(board).toHaveLength(6)
  for (const one of board) {
    expect(one).toMatchObject({ isHeld: true, state: 'planned' })
    expect(one.attended).toBe(one.invited)
    expect(one.when).toMatch(/^(Mon|Tue|Wed|Thu|Fri), .* 12:00 \(America\//)
  }
})

test('the demo has a program in two waves whose order anyone draws again from its seed', async () => {
  const context = aContext()
  await fillDemo(context.db, { seed: 'test', now: context.now(), encounters: 1, detail: 'facts' })
  const [program] = await listPrograms(context.db)
  const people = program?.steps.flatMap(({ providerIds }) => providerIds) ?? []
  expect(people).toHaveLength(12)
  const drawn = proposeOrder(people, 2, program?.seed ?? 0)
  expect(drawn.ok && drawn.value.steps.map(({ groups }) => groups)).toEqual(
    program?.steps.map(({ providerIds }) => providerIds),
  )
  const sessions = await listSessionsOfProgram(context.db, program?.id ?? '')
  expect(sessions.map(({ id }) => id)).toEqual(['demo-s-heart', 'demo-s-heart-2'])
  const asked = await askEffect(context, new URLSearchParams(`program=${program?.id}`))
  expect(asked.program).toEqual({ title: program?.title, seed: program?.seed })
})
