import { expect, test } from 'vitest'
import { showsRollUps } from '#app/services/identity/frame.server.ts'

test.each([
  ...['/scorecards', '/scorecards/p-1', '/my-scorecard', '/education/targets', '/education/effect'],
  ...['/education/sessions/s-1/effect', '/education/programs/new'],
])('%s says while its figures are of a part', (path) => {
  expect(showsRollUps(path)).toBe(true)
})

test.each([
  ...['/education', '/education/material/heart-failure-type/card', '/education/sessions', '/education/sessions/s-1'],
  ...['/education/record', '/queries', '/scorecardsof'],
])('%s has no such figures', (path) => {
  expect(showsRollUps(path)).toBe(false)
})
