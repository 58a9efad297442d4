import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineCutter, type Piece } from '#app/domain/intake/stream/lines.ts'

function cut(text: string, size: number, limit = 1000): Piece[] {
  const bytes = Buffer.from(text)
  const cutter = lineCutter(limit)
  const pieces: Piece[] = []
  for (let at = 0; at < bytes.length; at += size)
    pieces.push(...cutter.push(Uint8Array.from(bytes.subarray(at, at + size))))
  return [...pieces, ...cutter.end()]
}
const show = (pieces: Piece[]) => pieces.map(({ line, bytes }) => [line, bytes && Buffer.from(bytes).toString()])

test('lines are the same wherever the chunks end', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\n/g, ' '))
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 20 }), (lines, size) => {
      const expected = lines.flatMap((text, index) => (/^[ \t\r]*$/.test(text) ? [] : [[index + 1, text]]))
      expect(show(cut(lines.join('\n'), size))).toEqual(expected)
    }),
  )
})

test('blank lines are counted and left out, a byte order mark is taken off', () => {
  expect(show(cut('\ufeff{"a":1}\r\n\n  \n{"b":2}', 4))).toEqual([
    [1, '{"a":1}\r'],
    [4, '{"b":2}'],
  ])
})

test('a line over the limit is named, and the next one is read', () => {
  expect(show(cut(`${'x'.repeat(5000)}\nok`, 64))).toEqual([
    [1, null],
    [2, 'ok'],
  ])
})
