import { expect, test } from 'vitest'
import { decodeAs } from '#app/domain/intake/text/charset.ts'

test('names of character sets that mean nothing take no room from those that do', () => {
  const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8])
  for (let n = 0; n < 300; n++) expect(decodeAs(bytes, `no-such-set-${n}`)).toBe(null)
  expect(decodeAs(bytes, 'windows-1251')).toBe('При')
})
