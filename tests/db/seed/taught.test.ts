import { beforeAll, expect, test } from 'vitest'
import { familyOf } from '#app/domain/codes/family.ts'
import { type Effect, effectOf } from '#app/domain/education/effect/effect.ts'
import { programOf } from '#app/domain/education/effect/program.ts'
import { type GapMonth, programRows, taughtFrom } from '#app/domain/education/session-program.ts'
import { lastMatured, monthOf } from '#app/domain/scorecard/measures/month.ts'
import { buildDemoHospital } from '#db/seed/hospital.ts'

const NOW = new Date('2026-11-28T20:00:00Z')
let effects: ReadonlyMap<string, Effect>

/** The whole demo as the roll-ups would see it: arthritis by its codes, the taught families by what the attending wrote in vague words. */
function effectsOfDemo(now: Date): Map<string, Effect> {
  const hospital = buildDemoHospital({ seed: 'addendum', now, encounters: 3000, detail: 'facts' })
  const rows: GapMonth[] = []
  for (const { encounter, providers, truth, lines } of hospital.encounters()) {
    const providerId = providers.find(({ part }) => part === 'attending')?.providerId ?? ''
    const month = monthOf(encounter.startAt)
    if (month > lastMatured(now)) continue
    const add = (family: string, isOpen: boolean) =>
      rows.push({ providerId, month, family, lines: 1, open: Number(isOpen) })
    for (const { code } of lines) if (/^M1[5-9]/.test(code)) add(code.slice(0, 3), code.endsWith('0'))
    for (const { family, isVague } of truth) {
      const category = { 'heart-failure': 'I50', malnutrition: 'E46', encephalopathy: 'G93' }[family]
      if (category) add(category, isVague)
    }
  }
  const attended = hospital.sessions.flatMap(({ id, family, attendees, heldAt }) =>
    attendees.map((providerId) => ({ sessionId: id, family, providerId, startAt: heldAt })),
  )
  return new Map(
    hospital.sessions.map(({ id, family }) => {
      const taught = taughtFrom(attended, ({ sessionId }) => sessionId === id)
      return [id, effectOf(programOf(programRows(rows, taught, new Set([family]))), { withControl: false })]
    }),
  )
}

beforeAll(() => {
  effects = effectsOfDemo(NOW)
}, 120_000)

test('the demo holds a session that worked and is seen to have, by more than half of what it left open', () => {
  const effect = effects.get('demo-s-heart')
  expect(effect).toMatchObject({ verdict: 'improved', taughtProviders: 6 })
  expect(effect?.ratio?.estimate).toBeLessThan(0.5)
})

test('one after which nothing changed, with enough cases to say so', () => {
  expect(familyOf('M19').id).toBe('arthritis')
  const effect = effects.get('demo-s-joints')
  expect(effect).toMatchObject({ verdict: 'no change shown', taughtProviders: 8 })
  expect(effect?.high).toBeGreaterThan(0)
  expect((effect?.high ?? 1) - (effect?.low ?? 0)).toBeLessThan(0.3)
})

test('and those of which too little is known', () => {
  for (const id of ['demo-s-nutrition', 'demo-s-mind', 'demo-s-heart-2'])
    expect(effects.get(id)?.verdict, id).toBe('too little data')
})
