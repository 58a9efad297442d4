import { expect, test } from 'vitest'
import { wantsTls } from '#app/services/operating/tls.server.ts'

test.each([
  ['production', 'smtp://relay.hospital.test:587', true],
  ['production', 'smtp://relay.hospital.test:25?ignoreTLS=true', false],
  ['production', 'smtps://relay.hospital.test', false],
  ['production', 'smtp://127.0.0.1:25', false],
  ['production', 'smtp://localhost', false],
  ['demo', 'smtp://relay.hospital.test', false],
] as const)('in %s, %s must offer TLS or gets no letter: %s', (mode, url, wanted) => {
  expect(wantsTls({ mode }, url)).toBe(wanted)
})
