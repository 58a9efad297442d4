import { describe, expect, test } from 'vitest'
import { outcomeOf } from '#app/domain/query/reconcile.ts'
import { hashOfShown, shownOf } from '#app/domain/query/shown.ts'
import { FIRST_NOTE_HOURS } from '#db/seed/clock.ts'
import { buildDemoHospital } from '#db/seed/hospital.ts'
import { NOW, queriesOf, SEED, theDemo } from './demo.ts'

const { encounters } = theDemo(1200)
const asked = queriesOf(encounters)

/** Names what is wrong, so that a failure says where. */
const wrong = <T>(list: readonly T[], isRight: (item: T) => boolean, name: (item: T) => string) =>
  list
    .filter((item) => !isRight(item))
    .map(name)
    .slice(0, 5)

describe('nothing happens before its time', () => {
  test('no fact lies after now, and none long before the stay', () => {
    const moments = encounters.flatMap(({ encounter, documents, results, procedures, lines }) =>
      [
        ...documents.map(({ writtenAt }) => writtenAt),
        ...results.map(({ takenAt }) => takenAt),
        ...procedures.flatMap(({ performedAt }) => performedAt ?? []),
        ...lines.map(({ codedAt }) => codedAt),
      ].map((at) => ({ at, encounter })),
    )
    expect(
      wrong(
        moments,
        ({ at, encounter }) => at <= NOW && at >= encounter.startAt,
        ({ encounter }) => encounter.id,
      ),
    ).toEqual([])
  })
  test.each([1, 5, 9, 13, 17, 21])(
    'whenever the demo is filled, each chart has a note and a result (%i:00)',
    (hour) => {
      const now = new Date(Date.UTC(2026, 10, 28, hour))
      const hospital = buildDemoHospital({ seed: SEED, now, encounters: 400 })
      const empty = (each: { documents: unknown[]; results: unknown[] }) =>
        each.documents.length === 0 || each.results.length === 0
      expect([...hospital.encounters()].filter(empty).map(({ encounter }) => encounter.id)).toEqual([])
    },
  )
  test('the first note comes within the hours that arrivals wait for, so that no chart of a fresh demo is without one', () => {
    const first = ({ documents }: (typeof encounters)[number]) =>
      Math.min(...documents.map(({ writtenAt }) => writtenAt.getTime()))
    const isElective = (each: (typeof encounters)[number]) => each.procedures.length > 0
    expect(
      wrong(
        encounters.filter((each) => each.encounter.class !== 'outpatient' && !isElective(each)),
        (each) => first(each) - each.encounter.startAt.getTime() <= FIRST_NOTE_HOURS * 3_600_000,
        ({ encounter }) => encounter.id,
      ),
    ).toEqual([])
  })
  test('a stay ends after it begins', () => {
    expect(
      wrong(
        encounters,
        ({ encounter }) => encounter.endAt === null || encounter.endAt > encounter.startAt,
        ({ encounter }) => encounter.id,
      ),
    ).toEqual([])
  })
  test('clinics are closed at the weekend', () => {
    const visits = encounters.filter(({ encounter }) => encounter.class === 'outpatient')
    expect(visits.length).toBeGreaterThan(200)
    expect(
      wrong(
        visits,
        ({ encounter }) => ![0, 6].includes(new Date(encounter.startAt.getTime() - 6 * 3_600_000).getUTCDay()),
        ({ encounter }) => encounter.id,
      ),
    ).toEqual([])
  })
  test('the events of a query stand in order of time, from the draft on', () => {
    const isOrdered = ({ asked: { events, query } }: (typeof asked)[number]) =>
      events.length > 0 &&
      events[0]?.kind === 'drafted' &&
      events.every(({ at }, index) => at <= NOW && at >= (events[index - 1]?.at ?? query.createdAt))
    expect(wrong(asked, isOrdered, ({ asked: { query } }) => query.id)).toEqual([])
  })
  test('sent, seen, answered and reconciled follow each other', () => {
    const isOrdered = ({ asked: { query, reconciliation } }: (typeof asked)[number]) => {
      const times = [
        query.createdAt,
        query.sentAt,
        query.viewedAt,
        query.answeredAt,
        reconciliation?.at ?? null,
      ].filter((at): at is Date => at !== null)
      return times.every((at, index) => at >= (times[index - 1] ?? at))
    }
    expect(wrong(asked, isOrdered, ({ asked: { query } }) => query.id)).toEqual([])
  })
  test('a query points only at what stood in the chart when it was drafted', () => {
    const isOlder = ({ asked: { query } }: (typeof asked)[number]) =>
      query.wording.indicators.every(({ at }) => at !== null && new Date(at) <= query.createdAt)
    expect(wrong(asked, isOlder, ({ asked: { query } }) => query.id)).toEqual([])
  })
})

describe('a query agrees with itself', () => {
  test('its quotations are the words at their places', () => {
    const quotes = asked.flatMap(({ each, asked: { query } }) =>
      query.wording.indicators.filter(({ kind }) => kind === 'document').map((indicator) => ({ each, indicator })),
    )
    expect(quotes.length).toBeGreaterThan(1200)
    const stands = ({ each, indicator }: (typeof quotes)[number]) =>
      each.documents
        .find(({ id }) => id === indicator.sourceId)
        ?.text.slice(indicator.start ?? 0, indicator.end ?? 0) === indicator.text && indicator.text.trim() !== ''
    expect(wrong(quotes, stands, ({ indicator }) => indicator.sourceId)).toEqual([])
  })
  test('its results are results of the chart', () => {
    const cited = asked.flatMap(({ each, asked: { query } }) =>
      query.wording.indicators.filter(({ kind }) => kind === 'result').map((indicator) => ({ each, indicator })),
    )
    expect(cited.length).toBeGreaterThan(400)
    expect(
      wrong(
        cited,
        ({ each, indicator }) => each.results.some(({ id }) => id === indicator.sourceId),
        ({ indicator }) => indicator.sourceId,
      ),
    ).toEqual([])
  })
  test('every option that names a diagnosis is supported by evidence in the query', () => {
    const options = asked.flatMap(({ asked: { query } }) =>
      query.wording.options.filter(({ role }) => role === 'diagnosis').map((option) => ({ query, option })),
    )
    const isSupported = ({ query, option }: (typeof options)[number]) =>
      option.supportedBy.length > 0 &&
      option.supportedBy.every((id) => query.wording.indicators.some((indicator) => indicator.id === id))
    expect(wrong(options, isSupported, ({ query }) => query.id)).toEqual([])
  })
  test('no slot of a template is left in any words', () => {
    const words = encounters.flatMap(({ documents, queries, medications }) => [
      ...documents.map(({ text }) => text),
      ...queries.map(
        ({ query }) => JSON.stringify(query.wording.question) + query.wording.options.map(({ text }) => text).join(),
      ),
      ...medications.map(({ name, dose }) => `${name} ${dose}`),
    ])
    expect(
      wrong(
        words,
        (text) => !/[{}«»[\]]|undefined|NaN/.test(text),
        (text) => text.slice(0, 80),
      ),
    ).toEqual([])
  })
  test('its state is what its traces say', () => {
    const isTrue = ({ asked: { query, answer, reconciliation } }: (typeof asked)[number]) =>
      (answer !== null) === (query.answeredAt !== null) &&
      (query.state === 'closed') === (reconciliation !== null) &&
      (query.state === 'draft' || query.state === 'in-review') === (query.sentAt === null)
    expect(wrong(asked, isTrue, ({ asked: { query } }) => query.id)).toEqual([])
  })
  test('the hash of the answer covers what was shown, and the chosen option was offered', () => {
    const isTrue = ({ asked: { query, answer, versions } }: (typeof asked)[number]) =>
      answer === null ||
      (answer.shownHash === hashOfShown(shownOf(query)) &&
        answer.shownHash === versions[0]?.shownHash &&
        answer.optionIds.every((id) => query.wording.options.some((option) => option.id === id)))
    expect(wrong(asked, isTrue, ({ asked: { query } }) => query.id)).toEqual([])
  })
  test('the outcome of a reconciliation is that of its lines', () => {
    const isTrue = ({ asked: { reconciliation } }: (typeof asked)[number]) =>
      reconciliation === null ||
      reconciliation.outcome === outcomeOf(reconciliation.linesBefore, reconciliation.linesAfter)
    expect(wrong(asked, isTrue, ({ asked: { query } }) => query.id)).toEqual([])
  })
  test('a chart is final only when no query of it waits', () => {
    const isTrue = ({ encounter, queries }: (typeof encounters)[number]) =>
      encounter.codingState !== 'final' ||
      queries.every(
        ({ query }) =>
          query.timing === 'post-bill' || !['draft', 'in-review', 'open', 'answered'].includes(query.state),
      )
    expect(wrong(encounters, isTrue, ({ encounter }) => encounter.id)).toEqual([])
  })
})
