import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basisOf } from '#app/domain/payment/basis.ts'
import { groupDrg, notLoaded } from '#app/domain/payment/group-drg.ts'
import type { Stay } from '#app/domain/payment/stay.ts'
import { someDrgTables, stay } from './builders.ts'

const group = (principal: string, secondary: string[] = [], rest: Partial<Stay> = {}) =>
  groupDrg(someDrgTables, stay(principal, secondary, rest))

describe('severity', () => {
  test.each([
    ['no secondary', 'J441', [], '192', 'NON_CC'],
    ['a CC', 'J441', ['D62'], '191', 'CC'],
    ['an MCC beats a CC', 'J441', ['D62', 'I50.21'], '190', 'MCC'],
    ['an MCC that the principal excludes', 'J441', ['J9601'], '192', 'NON_CC'],
    ['a copy of the principal', 'J441', ['J441'], '192', 'NON_CC'],
    ['a CC in a family without a CC tier', 'M25551', ['D62'], '556', 'NON_CC'],
    ['dotted and lower-case codes', 'j44.1', ['i50.21'], '190', 'MCC'],
  ])('%s', (_, principal, secondary, drg, severity) => {
    expect(group(principal, secondary)).toMatchObject({ drg, severity })
  })

  test('a code of those who leave alive counts for the living and not for the dead', () => {
    expect(group('J441', ['R570']).drg).toBe('190')
    const dead = group('J441', ['R570'], { disposition: '20' })
    expect(dead.drg).toBe('192')
    expect(dead.secondary[0]).toMatchObject({ counts: false, why: 'patient-died' })
  })

  test('a code that the tables do not know is "not in the table", never "NON_CC"', () => {
    const { secondary, drg } = group('J441', ['X9999', 'E119'])
    expect(secondary.map((one) => one.level)).toEqual(['not-in-table', 'NON_CC'])
    expect(drg).toBe('192')
  })

  test('one more secondary never lowers the severity of a family decided by the table', () => {
    const tiers = ['192', '191', '190']
    const codes = ['I5021', 'I5022', 'D62', 'R570', 'J9601', 'E119', 'X9999']
    fc.assert(
      fc.property(fc.subarray(codes), fc.constantFrom(...codes), (some, more) => {
        const of = (list: string[]) => tiers.indexOf(group('J441', list).drg ?? '')
        expect(of([...some, more])).toBeGreaterThanOrEqual(of(some))
      }),
    )
  })
})

describe('rules beside the table', () => {
  test.each<[string, string, string[], Partial<Stay>, string | null]>([
    ['an infarction that ended in death', 'I2101', ['I5021'], { disposition: '20' }, '283'],
    ['an infarction survived', 'I2101', ['I5021'], {}, '280'],
    ['alcohol dependence, left against advice', 'F1020', ['I5021'], { disposition: '07' }, '894'],
    ['alcohol dependence, went home', 'F1020', ['I5021'], {}, '896'],
    ['a stroke whose clot was dissolved elsewhere', 'I639', ['Z92.82'], {}, '065'],
    ['the same with an MCC', 'I639', ['Z9282', 'I5021'], {}, '064'],
    ['a newborn who was transferred', 'P0739', ['D62'], { disposition: '05' }, '789'],
    ['a newborn with respiratory distress', 'P220', ['D62'], {}, '790'],
    ['a newborn whose respiratory distress is a secondary', 'Z3800', ['P22.0', 'D62'], {}, '790'],
    ['a premature newborn with a major problem', 'P0739', ['P0511', 'D62'], {}, '791'],
    ['the same by another principal', 'Z3800', ['P0511', 'P0739'], {}, '791'],
    ['a full-term newborn with a major problem', 'Z3800', ['P0511', 'D62'], {}, '793'],
    ['a premature newborn with a lesser problem', 'Z3800', ['P0739', 'P221'], {}, '792'],
    ['a newborn with two lesser problems', 'P221', ['Z3800'], {}, '794'],
    ['a normal newborn with what may be on the list of the normal', 'Z3800', ['P221'], {}, null],
    ['a newborn with problems that no table lists', 'P0739', ['D62'], {}, null],
    ['a delivery', 'O26899', ['Z370'], {}, null],
    ['pregnancy without delivery', 'O26899', ['I5022'], {}, '832'],
    ['HIV alone', 'B20', ['I10'], {}, '977'],
    ['HIV with what may be a related condition', 'B20', ['J9601'], {}, null],
    ['a related principal with HIV as secondary', 'J441', ['B20'], {}, null],
    ['chemotherapy with acute leukemia, which adds no severity', 'Z5111', ['C9100'], {}, '839'],
    ['chemotherapy with acute leukemia and a CC', 'Z5111', ['C9100', 'D62'], {}, '838'],
    ['chemotherapy alone', 'Z5111', ['D62'], {}, '847'],
    ['a secondary cancer of genital organs in a woman', 'C7982', [], { sex: 'female' }, '756'],
    ['the same in a man', 'C7982', [], {}, '724'],
    ['a cancer that only men have stays where it is', 'C61', [], { sex: 'female' }, '724'],
    ['a full-thickness burn with an MCC that is no inhalation injury', 'T2030XA', ['I5021'], {}, '934'],
    ['a full-thickness burn with respiratory failure', 'T2030XA', ['J9601'], {}, '929'],
    ['the same and a CC', 'T2030XA', ['J9601', 'D62'], {}, '928'],
    ['a superficial burn, extensive', 'T2010XA', ['T3122'], {}, '933'],
    ['two significant injuries of different sites', 'S72001A', ['S36113A', 'D62'], {}, '964'],
    ['two injuries of which one may be significant', 'S72001A', ['S2241XA'], {}, '536'],
    ['an external cause as principal', 'V0310XA', [], {}, '999'],
    ['a principal that no table knows', 'Q999', [], {}, null],
  ])('%s', (_, principal, secondary, rest, drg) => {
    expect(group(principal, secondary, rest).drg).toBe(drg)
  })
})

describe('what the tables cannot tell', () => {
  test('a surgical DRG of the encoder is taken, and said to be its', () => {
    const grouping = group('S72001A', [], { encoderDrg: '470', hasProcedures: true })
    expect(grouping).toMatchObject({ drg: '470', weightX10000: 19_289, notes: ['by-encoder'] })
  })

  test('procedures without an encoder give no DRG', () => {
    expect(group('J441', [], { hasProcedures: true })).toMatchObject({
      drg: null,
      notGrouped: 'procedures-need-encoder',
    })
  })

  test('a medical DRG of the encoder does not stand in the way of the tables', () => {
    expect(group('J441', ['I5021'], { encoderDrg: '192' }).drg).toBe('190')
  })

  test('a condition acquired in hospital is counted and said to be unchecked', () => {
    const secondary = [{ code: 'I5021', presentOnAdmission: 'N' as const }]
    expect(groupDrg(someDrgTables, { ...stay('J441'), secondary }).notes).toContain('hospital-acquired-not-checked')
  })

  test('a principal that the code editor does not accept is grouped, and said to be that', () => {
    expect(group('I10')).toMatchObject({ drg: '305', notes: ['unacceptable-principal'] })
    expect(group('E119').notes).toEqual([])
  })

  test('without tables of its date a stay has no DRG, no weight and no level', () => {
    expect(notLoaded(stay('J441', ['D62']))).toMatchObject({
      drg: null,
      weightX10000: null,
      notGrouped: 'not-loaded',
      secondary: [{ level: 'not-in-table' }],
    })
  })

  test('the basis says in words what counted and what did not', () => {
    const words = basisOf(group('J441', ['I5021', 'J9601', 'X9999']))
    expect(words).toContain('I50.21 is an MCC')
    expect(words).toContain('J96.01 does not count: the principal diagnosis excludes it')
    expect(words).toContain('X99.99 is not in the loaded table')
  })
})
