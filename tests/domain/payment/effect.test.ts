import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectations, scoreEffects, weightEffects } from '#app/domain/payment/answer-worth.ts'
import { answerEffects } from '#app/domain/payment/effect.ts'
import { type Line, outcomesOfLine, recoded, recodingBetween } from '#app/domain/payment/recoding.ts'
import { someDrgTables } from './builders.ts'

const principal = (code: string): Line => ({ code, position: 'principal', presentOnAdmission: 'Y' })
const secondary = (code: string): Line => ({ code, position: 'secondary', presentOnAdmission: 'Y' })
const atHome = { ageYears: 70, sex: 'male' as const, disposition: '01' }
const adds = (id: string, ...codes: string[]) => ({ id, removes: [], adds: codes.map(secondary) })
const removes = (id: string, ...codes: string[]) => ({ id, removes: codes, adds: [] })

describe('the effect of the answers of one encounter', () => {
  test('two MCCs share what either alone would have brought, and neither is missed when left out', () => {
    const effects = weightEffects(someDrgTables, [principal('I2101')], [adds('a', 'I5021'), adds('b', 'J9601')], atHome)
    const gain = 16_041 - 7_231
    expect(effects.total).toBe(gain)
    expect(effects.answers).toEqual([
      { id: 'a', leaveOneOut: 0, share: gain / 2 },
      { id: 'b', leaveOneOut: 0, share: gain / 2 },
    ])
  })

  test('a diagnosis ruled out lowers the weight, and that is shown as it is', () => {
    const lines = [principal('J441'), secondary('I5021')]
    const effects = weightEffects(someDrgTables, lines, [removes('a', 'I5021')], atHome)
    expect(effects.answers).toEqual([{ id: 'a', leaveOneOut: 6_420 - 11_077, share: 6_420 - 11_077 }])
  })

  test('an answer that changes no group is worth zero', () => {
    const effects = weightEffects(someDrgTables, [principal('M25551')], [adds('a', 'D62')], atHome)
    expect(effects.answers).toEqual([{ id: 'a', leaveOneOut: 0, share: 0 }])
  })

  test('a group without a weight in the loaded table makes the effect unknown, not zero', () => {
    const effects = weightEffects(someDrgTables, [principal('F1020')], [adds('a', 'I5021')], atHome)
    expect(effects).toMatchObject({ total: null, answers: [{ leaveOneOut: null, share: null }] })
  })

  test('shares always add up to the whole effect, up or down', () => {
    const worths = fc.array(fc.integer({ min: -30_000, max: 30_000 }), { minLength: 64, maxLength: 64 })
    fc.assert(
      fc.property(worths, fc.integer({ min: 1, max: 6 }), (table, n) => {
        const ids = Array.from({ length: n }, (_, at) => `answer ${at}`)
        const worth = (present: ReadonlySet<string>) =>
          table[ids.reduce((sum, id, at) => sum + (present.has(id) ? 1 << at : 0), 0)] ?? 0
        const { total, answers, method } = answerEffects(ids, worth)
        expect(method).toBe('exact')
        expect(answers.reduce((sum, one) => sum + (one.share ?? 0), 0)).toBe(total)
      }),
    )
  })

  test('an exact share is the mean difference over all orders of arrival', () => {
    const orders = [
      ['a', 'b', 'c'],
      ['a', 'c', 'b'],
      ['b', 'a', 'c'],
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
      ['c', 'b', 'a'],
    ]
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -600, max: 600 }).map((n) => n * 6),
          { minLength: 8, maxLength: 8 },
        ),
        (table) => {
          const worth = (set: ReadonlySet<string>) =>
            table[(set.has('a') ? 1 : 0) + (set.has('b') ? 2 : 0) + (set.has('c') ? 4 : 0)] ?? 0
          const mean = (id: string) => {
            const gains = orders.map((order) => {
              const before = order.slice(0, order.indexOf(id))
              return worth(new Set([...before, id])) - worth(new Set(before))
            })
            return gains.reduce((sum, gain) => sum + gain, 0) / orders.length
          }
          for (const { id, share } of answerEffects(['a', 'b', 'c'], worth).answers) expect(share).toBe(mean(id))
        },
      ),
    )
  })

  test('beyond twelve answers the shares are sampled, say so, and come out the same every time', () => {
    const ids = Array.from({ length: 14 }, (_, at) => `answer ${at}`)
    const worth = (present: ReadonlySet<string>) => present.size * 100
    const effects = answerEffects(ids, worth)
    expect(effects).toMatchObject({ method: 'sampled', orders: 2_000, total: 1_400 })
    expect(effects.answers.every((one) => one.share === 100)).toBe(true)
    expect(answerEffects(ids, worth)).toEqual(effects)
  })

  test('each open question shows where each of its answers would lead', () => {
    const outcomes = [
      { ...adds('q1', 'I5021'), label: 'acute' },
      { ...removes('q1', 'D62'), label: 'ruled out' },
    ]
    const { working, questions } = expectations(
      someDrgTables,
      [principal('J441'), secondary('D62')],
      [{ id: 'q1', outcomes }],
      atHome,
    )
    expect(working?.drg).toBe('191')
    expect(questions[0]?.outcomes).toMatchObject([
      { label: 'acute', grouping: { drg: '190' }, weightDifferenceX10000: 2_647 },
      { label: 'ruled out', grouping: { drg: '192' }, weightDifferenceX10000: -2_010 },
    ])
  })

  test('a risk score is shared out the same way', () => {
    const tables = {
      release: 'hcc:test',
      models: {
        V24: emptyModel(),
        V28: { ...emptyModel(), hccsOf: new Map([['I509', ['226']]]), factors: new Map([['cna_hcc226', 3_600]]) },
      },
    }
    const member = { model: 'V28' as const, ageYears: 72, sex: 'male' as const, segment: 'CNA' as const }
    expect(scoreEffects(tables, [], [adds('a', 'I509')], member).answers).toEqual([
      { id: 'a', leaveOneOut: 3_600, share: 3_600 },
    ])
  })
})

const emptyModel = () => ({
  hccsOf: new Map<string, string[]>(),
  drops: new Map<string, string[]>(),
  factors: new Map<string, number>(),
  labels: new Map<string, string>(),
})

describe('recoding', () => {
  test('a new principal takes the place of the old one, which may come back as a secondary', () => {
    const answer = { id: 'a', removes: [], adds: [principal('A419'), secondary('L03116')] }
    expect(recoded([principal('L03116')], [answer])).toEqual([principal('A419'), secondary('L03116')])
  })

  test('what was done between two states leads from the one to the other', () => {
    const codes = fc.uniqueArray(fc.constantFrom('I5021', 'D62', 'J9601', 'E119', 'I10'), { maxLength: 5 })
    fc.assert(
      fc.property(codes, codes, (before, after) => {
        const from = [principal('J441'), ...before.map(secondary)]
        const to = [principal('J441'), ...after.map(secondary)]
        const result = recoded(from, [recodingBetween('a', from, to)])
        expect(new Set(result.map((line) => line.code))).toEqual(new Set(to.map((line) => line.code)))
      }),
    )
  })

  test('a question about a secondary line keeps, replaces or removes it; the principal is never removed', () => {
    const lines = [principal('J441'), secondary('I509')]
    const after = outcomesOfLine('q', secondary('I509'), ['I5021']).map((one) =>
      recoded(lines, [one]).map((line) => line.code),
    )
    expect(after).toEqual([['J441', 'I509'], ['J441', 'I5021'], ['J441']])
    const ofPrincipal = outcomesOfLine('q', principal('J441'), ['J440']).map((one) => recoded(lines, [one]))
    expect(ofPrincipal.map((result) => result.find((line) => line.position === 'principal')?.code)).toEqual([
      'J441',
      'J440',
    ])
  })
})
