import { expect, test } from 'vitest'
import { ROLES } from '#app/domain/identity/role.ts'
import { frameFor } from '#app/services/identity/frame.server.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'

test.each(ROLES)('who is %s finds the doors of the day in the bar, not all of them behind "More"', (role) => {
  const { viewer } = frameFor(aContext(), aUser({ roles: [role] }), '/')
  const bar = viewer?.doors.filter(({ place }) => place === 'bar').map(({ words }) => words) ?? []
  expect(bar.length).toBeGreaterThan(1)
  expect(bar.length).toBeLessThan(9)
  if (role === 'administrator') expect(bar).toEqual(expect.arrayContaining(['Users', 'Reference data', 'Mailbox']))
  else expect(bar).not.toContain('Users')
})
