import { describe, expect, test } from 'vitest'
import type { DemoEncounter } from '#db/seed/hospital.ts'
import { theDemo } from './demo.ts'

const { encounters } = theDemo(1200)
const DAY = 86_400_000
/** "id: what", of the first few that are wrong. */
const wrong = (found: { each: DemoEncounter; what: string }[]) =>
  found.slice(0, 5).map(({ each, what }) => `${each.encounter.id}: ${what}`)
const textOf = ({ documents }: DemoEncounter) => documents.map(({ text }) => text).join('\n')

describe('the parts of a chart agree with each other', () => {
  test('a progress note quotes what was measured that day, and nothing that was not', () => {
    const quotes = encounters.flatMap((each) =>
      each.documents
        .filter(({ type }) => type === 'Progress note')
        .flatMap(({ text, writtenAt }) =>
          [...text.matchAll(/\b(lactate|troponin|lipase|WBC|creatinine) (\d+(?:\.\d+)?)/gi)].map(
            ([what, name = '', value]) => ({
              each,
              what,
              name: name.toLowerCase() === 'wbc' ? 'white cell' : name.toLowerCase(),
              value: Number(value),
              writtenAt,
            }),
          ),
        ),
    )
    expect(quotes.length).toBeGreaterThan(300)
    const isMeasured = ({ each, name, value, writtenAt }: (typeof quotes)[number]) =>
      each.results.some(
        (result) =>
          result.name.toLowerCase().includes(name) &&
          Math.abs((result.value ?? Number.NaN) - value) < 0.051 &&
          result.takenAt <= writtenAt &&
          writtenAt.getTime() - result.takenAt.getTime() < DAY,
      )
    expect(wrong(quotes.filter((quote) => !isMeasured(quote)))).toEqual([])
  })

  test('the flow of oxygen on arrival is the one that the notes give', () => {
    const given = encounters.flatMap((each) => {
      const litres = /high-flow nasal (?:cannula|oxygen),? (\d+) L/.exec(textOf(each))?.[1]
      return litres ? [{ each, what: `${litres} L`, litres: Number(litres) }] : []
    })
    expect(given.length).toBeGreaterThan(5)
    const flow = ({ results }: DemoEncounter) => results.find(({ name }) => name === 'Inhaled oxygen flow rate')?.value
    expect(wrong(given.filter(({ each, litres }) => Math.round(flow(each) ?? 0) !== litres))).toEqual([])
  })

  test('what a discharge summary says of the last value is the last that was measured', () => {
    const said = encounters.flatMap((each) =>
      [...textOf(each).matchAll(/Lipase [\d.]+ to ([\d.]+)/g)].map(([what, value]) => ({
        each,
        what,
        value: Number(value),
      })),
    )
    expect(said.length).toBeGreaterThan(3)
    const last = ({ results }: DemoEncounter) => results.filter(({ name }) => name === 'Lipase').at(-1)?.value
    expect(wrong(said.filter(({ each, value }) => last(each) !== value))).toEqual([])
  })

  test('what the history says is taken at home is on both lists; blood lost in a planned operation was not there on admission', () => {
    const taken = encounters.flatMap((each) => {
      const what = /takes furosemide (\d+ mg) at home/i.exec(textOf(each))?.[1]
      return what ? [{ each, what }] : []
    })
    expect(taken.length).toBeGreaterThan(3)
    const isListed = ({ each, what }: (typeof taken)[number]) =>
      each.medications.some(
        ({ name, dose, startAt }) => name === 'Furosemide' && startAt === null && dose?.startsWith(what),
      ) && new RegExp(`Home medicines: .*Furosemide ${what}`).test(textOf(each))
    expect(wrong(taken.filter((each) => !isListed(each)))).toEqual([])
    const planned = encounters.filter(({ encounter }) => /^Elective|^Planned/.test(encounter.reason ?? ''))
    const losses = planned.flatMap((each) =>
      each.lines.filter(({ code }) => code === 'D62').map((line) => ({ each, what: String(line.presentOnAdmission) })),
    )
    expect(losses.length).toBeGreaterThan(0)
    expect(wrong(losses.filter(({ what }) => what !== 'N'))).toEqual([])
  })

  test('nobody is treated at a visit as in a bed, and a first pregnancy has no birth before it', () => {
    const visits = encounters.filter(({ encounter }) => encounter.class === 'outpatient')
    const held = visits.flatMap((each) =>
      /hold metformin|hold for SBP/.test(textOf(each)) ? [{ each, what: 'held' }] : [],
    )
    expect(wrong(held)).toEqual([])
    const births = encounters.flatMap((each) => {
      const [what, gravida, para] = /\bG(\d)P(\d)\b/.exec(textOf(each)) ?? []
      return what ? [{ each, what, isRight: Number(para) < Number(gravida) }] : []
    })
    expect(births.length).toBeGreaterThan(5)
    expect(wrong(births.filter(({ isRight }) => !isRight))).toEqual([])
  })

  test('a fluid bolus by weight is thirty millilitres for each kilogram', () => {
    const given = encounters.flatMap((each) => {
      const litres = /30 mL\/kg \(about ([\d.]+) L\)/.exec(textOf(each))?.[1]
      const weight = each.results.find(({ name }) => name === 'Body weight')?.value ?? 0
      return litres
        ? [{ each, what: `${litres} L for ${weight} kg`, off: Math.abs(Number(litres) - weight * 0.03) }]
        : []
    })
    expect(given.length).toBeGreaterThan(5)
    expect(wrong(given.filter(({ off }) => off > 0.06))).toEqual([])
  })

  test('no medicine ends before it begins; a visit prescribes what its note says, and lists nothing twice', () => {
    const ends = encounters.flatMap((each) =>
      each.medications
        .filter(({ startAt, endAt }) => startAt && endAt && endAt < startAt)
        .map(({ name }) => ({ each, what: name })),
    )
    expect(wrong(ends)).toEqual([])
    const visits = encounters.filter(({ encounter }) => encounter.class === 'outpatient')
    const twice = visits.flatMap((each) =>
      each.medications
        .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) !== index)
        .map(({ name }) => ({ each, what: name })),
    )
    expect(wrong(twice)).toEqual([])
    const added = visits.flatMap((each) =>
      ['gabapentin', 'lisinopril', 'glipizide']
        .filter((name) => new RegExp(`A1c [\\d.]+%\\. ${name}`, 'i').test(textOf(each)))
        .map((name) => ({ each, what: name })),
    )
    expect(added.length).toBeGreaterThan(5)
    const isListed = ({ each, what }: (typeof added)[number]) =>
      each.medications.some(({ name, endAt }) => name.toLowerCase() === what && endAt === null)
    expect(wrong(added.filter((each) => !isListed(each)))).toEqual([])
  })
})
