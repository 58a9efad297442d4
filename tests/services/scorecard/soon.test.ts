import { expect, test } from 'vitest'
import { soon } from '#app/services/scorecard/soon.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { findUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'
import { madeLarge } from '#tests/helpers/large-house.ts'

async function aManager() {
  const context = aContext()
  await fillDemo(context.db, { seed: 'soon', now: context.now(), encounters: 30, detail: 'facts' })
  const manager = await findUser(context.db, 'demo-u-sam-okoye')
  if (!manager) throw new Error('The demo has no manager.')
  return { context, manager }
}

const asking = (accept: string) =>
  new Request('http://portal.test/scorecards/program?payer=medicare', { headers: { accept } })
const PAGE = 'text/html,*/*'

/** Something that is being read until it is let go. */
function reading() {
  let done = (_: string) => {}
  let failed = (_: Error) => {}
  const promise = new Promise<string>((resolve, reject) => {
    done = resolve
    failed = reject
  })
  return { promise, done, failed }
}

test('a page of a large house comes with its filter while figures are added up, and whoever asks again finds them', async () => {
  const { context, manager } = await aManager()
  await madeLarge(context)
  const { promise, done } = reading()
  const first = await soon(context, manager, asking(PAGE), promise)
  expect(first.page).toBeNull()
  expect(first.late?.filter).toMatchObject({ payer: 'medicare', months: 12 })
  expect(first.late?.choices.facilities.length).toBeGreaterThan(0)
  done('figures')
  expect(await soon(context, manager, asking(PAGE), promise)).toEqual({ page: 'figures', late: null })
})

test('what asks for data waits, and so does everyone in a small house', async () => {
  const { context, manager } = await aManager()
  const small = reading()
  const inSmall = soon(context, manager, asking(PAGE), small.promise)
  await madeLarge(context)
  const large = reading()
  const ofData = soon(context, manager, asking('*/*'), large.promise)
  await new Promise((later) => setTimeout(later, 1_000))
  small.done('a')
  large.done('b')
  expect(await Promise.all([inSmall, ofData])).toEqual([
    { page: 'a', late: null },
    { page: 'b', late: null },
  ])
})

test('a reading that fails is told at once, and one that fails later disturbs nobody', async () => {
  const { context, manager } = await aManager()
  await madeLarge(context)
  await expect(soon(context, manager, asking(PAGE), Promise.reject(new Error('no')))).rejects.toThrow('no')
  const { promise, failed } = reading()
  expect((await soon(context, manager, asking(PAGE), promise)).late).not.toBeNull()
  failed(new Error('later'))
  await new Promise((later) => setTimeout(later, 20))
  await expect(soon(context, manager, asking('*/*'), promise)).rejects.toThrow('later')
})
