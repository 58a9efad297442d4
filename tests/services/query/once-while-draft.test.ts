import { expect, test } from 'vitest'
import { loadDraft } from '#app/services/query/load-draft.server.ts'
import { onceWhileDraft } from '#app/services/query/once-while-draft.server.ts'
import { startDraft } from '#app/services/query/start-draft.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'

test('two presses begin one draft; once it has ended, the next begins another', async () => {
  const context = await aClinic()
  const press = async () => {
    const begun = await onceWhileDraft(context, ['draft', 'e-1'], () =>
      startDraft(context, { encounterId: 'e-1', user: PEOPLE.coder }),
    )
    if (!begun.ok) throw new Error(begun.error)
    return begun.value.id
  }
  const [first, second] = await Promise.all([press(), press()])
  expect(second).toBe(first)
  const loaded = await loadDraft(context, PEOPLE.coder, first)
  if (!loaded) throw new Error('no draft')
  expect((await withdraw(context, loaded, { userId: PEOPLE.coder.id, reason: '' })).ok).toBe(true)
  const [third, fourth] = await Promise.all([press(), press()])
  expect(third).not.toBe(first)
  expect(fourth).toBe(third)
})
