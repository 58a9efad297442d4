import { expect, test } from 'vitest'
import { action as star } from '#app/routes/codes.search.tsx'
import { listFavourites } from '#app/services/codes/favourites.server.ts'
import { readCoding } from '#app/services/coding/read-coding.server.ts'
import { findEncounter } from '#db/charts.ts'
import { aClinic, type Part, PEOPLE, requestAs } from '#tests/helpers/clinic.ts'
import { statusOf } from '#tests/helpers/signed-in.ts'

type Clinic = Awaited<ReturnType<typeof aClinic>>
async function press(clinic: Clinic, part: Part, fields: Record<string, string>) {
  const request = await requestAs(clinic, part, '/codes/search', fields)
  return statusOf(() => star({ request, params: {}, context: { nonce: '', requestId: '' } }))
}
const codesOf = async (clinic: Clinic) => (await listFavourites(clinic, PEOPLE.coder.id)).map(({ code }) => code)

test('the star of a line keeps the code, twice as well as once, and takes it out again', async () => {
  const clinic = await aClinic()
  for (let time = 0; time < 2; time++)
    expect((await press(clinic, 'coder', { code: 'I509', deed: 'keep' })).status).toBe(200)
  expect(await codesOf(clinic)).toEqual(['I509'])
  const encounter = await findEncounter(clinic.db, 'e-1')
  if (!encounter) throw new Error('no encounter')
  const { lines } = await readCoding(clinic, PEOPLE.coder.id, encounter)
  for (const { code, isFavourite } of lines) expect(isFavourite).toBe(code === 'I509')
  await press(clinic, 'coder', { code: 'I509', deed: 'forget' })
  expect(await codesOf(clinic)).toEqual([])
})

test.each([
  ['no code', { code: 'x', deed: 'keep' }],
  ['no deed', { code: 'I509', deed: 'love' }],
])('%s is refused', async (_, fields) => {
  const clinic = await aClinic()
  expect((await press(clinic, 'coder', fields)).status).toBe(404)
  expect(await codesOf(clinic)).toEqual([])
})
