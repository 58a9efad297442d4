import { describe, expect, test } from 'vitest'
import { PLANTED } from '#db/seed/habits.ts'
import { queriesOf, theDemo } from './demo.ts'

const { hospital, encounters } = theDemo()
const asked = queriesOf(encounters)
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const attendingOf = (each: (typeof encounters)[number]) =>
  each.providers.find(({ part }) => part === 'attending')?.providerId

function vagueShare(family: string, isCounted: (each: (typeof encounters)[number]) => boolean) {
  const seen = encounters.filter(isCounted).flatMap(({ truth }) => truth.filter((problem) => problem.family === family))
  return { n: seen.length, share: seen.filter(({ isVague }) => isVague).length / seen.length }
}
const hoursOf = (providerId: string | null, isOwn: boolean) =>
  asked
    .filter(({ asked: { query } }) => (query.providerId === providerId) === isOwn && query.answeredAt && query.sentAt)
    .map(({ asked: { query } }) => ((query.answeredAt?.getTime() ?? 0) - (query.sentAt?.getTime() ?? 0)) / 3_600_000)

describe('the planted habits can be found', () => {
  test('Batra writes heart failure in vague words far more often than the others, until taught', () => {
    const taughtAt = hospital.sessions.find(({ family }) => family === 'heart-failure')?.heldAt ?? new Date(0)
    const own = vagueShare(
      'heart-failure',
      (each) => attendingOf(each) === 'demo-p-batra' && each.encounter.startAt < taughtAt,
    )
    const others = vagueShare('heart-failure', (each) => attendingOf(each) !== 'demo-p-batra')
    expect(own.n).toBeGreaterThan(5)
    expect(own.share).toBeGreaterThan(others.share + 0.15)
  })
  test('Okafor leaves kidney injury vague', () => {
    const own = vagueShare('acute-kidney-injury', (each) => attendingOf(each) === 'demo-p-okafor')
    expect(own.share).toBeGreaterThan(
      vagueShare('acute-kidney-injury', (each) => attendingOf(each) !== 'demo-p-okafor').share + 0.2,
    )
  })
  test('Harrow leaves out the side', () => {
    expect(vagueShare('laterality', (each) => attendingOf(each) === 'demo-p-harrow').share).toBeGreaterThan(0.6)
  })
  test('Whitfield takes days where the others take hours', () => {
    expect(median(hoursOf('demo-p-whitfield', true))).toBeGreaterThan(3 * median(hoursOf('demo-p-whitfield', false)))
  })
  test('Fairweather mostly answers that it cannot be determined', () => {
    const answers = asked.flatMap(({ asked: { answer } }) =>
      answer?.providerId === 'demo-p-fairweather' ? [answer] : [],
    )
    expect(answers.length).toBeGreaterThan(15)
    const unsure = answers.filter(
      ({ gist, words }) => gist === 'undetermined' || /determine|enough/i.test(words),
    ).length
    expect(unsure / answers.length).toBeGreaterThan(0.4)
  })
  test('Nakata answers within ten seconds of opening, nobody else does', () => {
    const isHasty = (asked_: (typeof asked)[number]['asked']) =>
      asked_.query.answeredAt !== null &&
      asked_.query.viewedAt !== null &&
      asked_.query.answeredAt.getTime() - asked_.query.viewedAt.getTime() < 10_000
    const own = asked.filter(({ asked: { answer } }) => answer?.providerId === 'demo-p-nakata')
    expect(own.length).toBeGreaterThan(15)
    const others = asked.filter(
      ({ asked: { answer, query } }) =>
        answer && answer.providerId !== 'demo-p-nakata' && !query.providerId?.includes('nakata'),
    )
    expect(own.filter(({ asked: each }) => isHasty(each)).length / own.length).toBeGreaterThan(0.9)
    expect(others.filter(({ asked: each }) => isHasty(each)).length / others.length).toBeLessThan(0.05)
  })
  test('each planted habit names a provider of the hospital', () => {
    const ids = new Set(hospital.providers.map(({ id }) => id))
    expect(Object.keys(PLANTED).every((name) => ids.has(`demo-p-${name}`))).toBe(true)
  })
})

describe('the heart failure session changed those who came, and nobody else', () => {
  const [session, second] = hospital.sessions.filter(({ family }) => family === 'heart-failure')
  if (!session || !second) throw new Error('No two sessions on heart failure')
  // The second wave is taught what the first was: until then it is the untaught part.
  const share = (hasCome: boolean, isAfter: boolean) =>
    vagueShare(
      'heart-failure',
      (each) =>
        session.attendees.includes(attendingOf(each) ?? '') === hasCome &&
        each.encounter.startAt < second.heldAt &&
        each.encounter.startAt >= session.heldAt === isAfter,
    )

  test('their share of vague notes fell by more than a third', () => {
    expect(share(true, true).share).toBeLessThan(share(true, false).share * 0.67)
  })
  test('the share of the others did not', () => {
    expect(share(false, true).share).toBeGreaterThan(share(false, false).share * 0.67)
  })
})
