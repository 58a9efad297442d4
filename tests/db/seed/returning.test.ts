import { expect, test } from 'vitest'
import { theDemo } from './demo.ts'

const { encounters } = theDemo()
const visits = new Map<string, typeof encounters>()
for (const each of encounters) visits.set(each.patient.id, [...(visits.get(each.patient.id) ?? []), each])
const returning = [...visits.values()].filter((own) => own.length > 1)

test('a modest share of people come again, some of them in another year', () => {
  const share = returning.length / visits.size
  expect(share).toBeGreaterThan(0.03)
  expect(share).toBeLessThan(0.2)
  const years = returning.filter((own) => new Set(own.map(({ encounter }) => encounter.startAt.getFullYear())).size > 1)
  expect(years.length).toBeGreaterThan(60)
})

test('who comes again is one person: one record, one house, an age that goes on, never twice at once', () => {
  for (const own of returning) {
    expect(new Set(own.map(({ patient }) => JSON.stringify(patient))).size).toBe(1)
    expect(new Set(own.map(({ encounter }) => encounter.facilityId)).size).toBe(1)
    const starts = own.map(({ encounter }) => encounter.startAt.getTime()).sort((a, b) => a - b)
    for (const [at, start] of starts.entries())
      if (at > 0) expect(start - (starts[at - 1] ?? 0)).toBeGreaterThan(44 * 86_400_000)
    expect(own.every((each) => each.encounter.patientId === each.patient.id)).toBe(true)
  }
})

test('the record calls a returning person by one name', () => {
  const [first] = returning
  const texts = first?.flatMap(({ documents }) => documents.map(({ text }) => text)) ?? []
  const named = texts.filter((text) => /\b(?:Mr|Ms)\. /.test(text))
  expect(named.every((text) => text.includes(first?.[0]?.patient.familyName ?? '-'))).toBe(true)
})
