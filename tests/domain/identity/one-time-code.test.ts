import { describe, expect, test } from 'vitest'
import {
  base32,
  digitsOf,
  keyUri,
  readCode,
  showRecoveryCode,
  stepOf,
  stepsThatCount,
} from '#app/domain/identity/one-time-code.ts'

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is that of RFC 4648 section 10, without padding', (plain, text) => {
  expect(base32(Buffer.from(plain))).toBe(text)
})

/** RFC 4226, appendix D: the HMAC of counts 0 to 9 and the code of each. */
test.each([
  ['cc93cf18508d94934c64b65d8ba7667fb7cde4b0', '755224'],
  ['75a48a19d4cbe100644e8ac1397eea747a2d33ab', '287082'],
  ['0bacb7fa082fef30782211938bc1c5e70416ff44', '359152'],
  ['66c28227d03a2d5529262ff016a1e6ef76557ece', '969429'],
  ['a904c900a64b35909874b33e61c5938a8e15ed1c', '338314'],
])('the HMAC %s is cut to %s', (hmac, code) => {
  expect(digitsOf(Buffer.from(hmac, 'hex'))).toBe(code)
})

describe('the steps that count', () => {
  const at = new Date('2026-09-14T10:00:10Z')
  const now = stepOf(at)
  test('are one before, this one and one after', () => expect(stepsThatCount(at, 0)).toEqual([now - 1, now, now + 1]))
  test('never one that was used, nor one before it', () => {
    expect(stepsThatCount(at, now - 1)).toEqual([now, now + 1])
    expect(stepsThatCount(at, now)).toEqual([now + 1])
    expect(stepsThatCount(at, now + 1)).toEqual([])
  })
})

test.each([
  ['123 456', { kind: 'code', value: '123456' }],
  ['123456', { kind: 'code', value: '123456' }],
  ['abcd-efgh-ijkl-mnop-qrst-uvwx', { kind: 'recovery', value: 'ABCDEFGHIJKLMNOPQRSTUVWX' }],
  ['12345', null],
  ['1234567', null],
  ['ABCD-EFGH', null],
  ['ABCD-EFGH-IJKL-MNOP-QRST-UV19', null],
  ['', null],
])('what was typed, %j, is read', (typed, read) => {
  expect(readCode(typed)).toEqual(read)
})

test('a recovery code is shown in groups that read back', () => {
  const code = 'ABCDEFGHIJKLMNOPQRSTUVWX'
  expect(showRecoveryCode(code)).toBe('ABCD-EFGH-IJKL-MNOP-QRST-UVWX')
  expect(readCode(showRecoveryCode(code))).toEqual({ kind: 'recovery', value: code })
})

test('the address for the picture names the account and escapes it', () => {
  expect(keyUri('MZXW6YTB', 'a&b@x.test', 'Addendum')).toBe(
    'otpauth://totp/Addendum:a%26b%40x.test?secret=MZXW6YTB&issuer=Addendum&algorithm=SHA1&digits=6&period=30',
  )
})
