import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ENCOUNTER_CLASSES } from '#app/domain/encounter/chart.ts'
import { QUERY_STATES } from '#app/domain/query/query.ts'
import { buildDemoHospital } from '#db/seed/hospital.ts'
import { DEMO_SIGN_INS, SPECIALTIES } from '#db/seed/people.ts'
import { NOW, queriesOf, SEED, theDemo } from './demo.ts'

const { hospital, encounters } = theDemo()
const asked = queriesOf(encounters)
const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe('the same seed and day give the same hospital', () => {
  const again = (seed: string, now: Date, count: number) => [
    ...buildDemoHospital({ seed, now, encounters: count }).encounters(),
  ]

  test('word for word', () => {
    expect(digestOf(again(SEED, NOW, 150))).toBe(digestOf(encounters.slice(0, 150)))
  })
  test('an encounter does not depend on how many there are', () => {
    expect(digestOf(again(SEED, NOW, 20)[19])).toBe(digestOf(encounters[19]))
  })
  test('another seed gives other people', () => {
    const names = (list: typeof encounters) =>
      list.map(({ patient }) => `${patient.givenName} ${patient.familyName}`).join()
    expect(names(again('another', NOW, 30))).not.toBe(names(encounters.slice(0, 30)))
  })
})

describe('the hospital has the size that was asked for', () => {
  test('3 facilities in 3 time zones, 12 specialties, 40 providers, 6 coders', () => {
    expect(new Set(hospital.facilities.map(({ timeZone }) => timeZone)).size).toBe(3)
    expect(SPECIALTIES).toHaveLength(12)
    expect(hospital.providers).toHaveLength(40)
    expect(hospital.users.filter(({ roles }) => roles.includes('coder'))).toHaveLength(6)
    expect(hospital.users.filter(({ roles }) => roles.includes('cdi'))).toHaveLength(2)
  })
  test('every provider has a user and every role has one to sign in as', () => {
    const bound = new Set(hospital.users.map(({ providerId }) => providerId))
    expect(hospital.providers.every(({ id }) => bound.has(id))).toBe(true)
    const offered = hospital.users.filter(({ id }) => DEMO_SIGN_INS.some((each) => each === id))
    expect(offered.flatMap(({ roles }) => roles).sort()).toEqual([
      'administrator',
      'advisor',
      'cdi',
      'coder',
      'manager',
      'physician',
    ])
    expect(hospital.users.find(({ id }) => id === 'demo-u-osei')?.email).toBe('a.osei@demo.addendum.test')
    expect(hospital.users.find(({ id }) => id === 'demo-u-dana-cole')?.email).toBe('dana.cole@demo.addendum.test')
  })
  test('3,000 encounters, most of them inpatient, none before the 24 months', () => {
    expect(encounters).toHaveLength(3000)
    const inpatient = encounters.filter(({ encounter }) => encounter.class === 'inpatient').length
    expect(inpatient).toBeGreaterThan(1500)
    expect(encounters.every(({ encounter }) => ENCOUNTER_CLASSES.includes(encounter.class))).toBe(true)
    const oldest = Math.min(...encounters.map(({ encounter }) => encounter.startAt.getTime()))
    expect(NOW.getTime() - oldest).toBeLessThan(740 * 86_400_000)
  })
  test('900 to 1,300 queries, in every state', () => {
    expect(asked.length).toBeGreaterThan(900)
    expect(asked.length).toBeLessThan(1300)
    expect(new Set(asked.map(({ asked: { query } }) => query.state))).toEqual(new Set(QUERY_STATES))
  })
  test('some sixty wait for an answer, some of them past their due time', () => {
    const open = asked.filter(({ asked: { query } }) => query.state === 'open')
    expect(open.length).toBeGreaterThan(40)
    expect(open.length).toBeLessThan(90)
    expect(open.filter(({ asked: { query } }) => query.dueAt !== null && query.dueAt < NOW).length).toBeGreaterThan(8)
  })
})

describe('the tour finds its charts', () => {
  test('three to five queries wait for the demo physician', () => {
    const waiting = asked.filter(({ asked: { query } }) => query.state === 'open' && query.providerId === 'demo-p-osei')
    expect(waiting.length).toBeGreaterThanOrEqual(3)
    expect(waiting.length).toBeLessThanOrEqual(5)
  })
  test('uncoded charts with vague notes wait for the demo coder, and answers to reconcile', () => {
    const own = encounters.filter(({ assignedTo }) => assignedTo === 'demo-u-dana-cole')
    const fresh = own.filter(
      ({ encounter, truth, lines }) => encounter.codingState === 'uncoded' && lines.length === 0 && truth[0]?.isVague,
    )
    expect(fresh.length).toBeGreaterThanOrEqual(5)
    const answered = asked.filter(
      ({ asked: { query } }) => query.state === 'answered' && query.authorId === 'demo-u-dana-cole',
    )
    expect(answered.length).toBeGreaterThanOrEqual(3)
  })
})
