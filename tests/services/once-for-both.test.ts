import { expect, test } from 'vitest'
import { onceForBoth } from '#app/services/once-for-both.server.ts'
import { aContext } from '#tests/helpers/context.ts'

test('what is asked twice at once is made once, for each person and each form', async () => {
  const context = aContext()
  let made = 0
  const make = async () => ({ ok: true, value: ++made })
  const ask = (...asked: unknown[]) => onceForBoth(context, asked, make)
  expect(await Promise.all([ask('a', 1), ask('a', 1), ask('b', 1), ask('a', 2)])).toMatchObject([
    { value: 1 },
    { value: 1 },
    { value: 2 },
    { value: 3 },
  ])
  context.clock.at = new Date(context.clock.at.getTime() + 3001)
  expect(await ask('a', 1)).toMatchObject({ value: 4 })
})

test('what is refused or fails may be asked again at once', async () => {
  const context = aContext()
  let tries = 0
  const refused = async () => ({ ok: false, value: ++tries })
  expect([await onceForBoth(context, ['x'], refused), await onceForBoth(context, ['x'], refused)]).toMatchObject([
    { value: 1 },
    { value: 2 },
  ])
  const fails = async (): Promise<{ ok: boolean }> => {
    throw new Error(`try ${++tries}`)
  }
  await expect(onceForBoth(context, ['y'], fails)).rejects.toThrow('try 3')
  await expect(onceForBoth(context, ['y'], fails)).rejects.toThrow('try 4')
})
