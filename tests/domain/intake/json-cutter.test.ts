import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonPiece, jsonCutter } from '#app/domain/intake/stream/bundle.ts'

const MB = 1024 * 1024

function cut(text: string, sizes: readonly number[] = [], limit = MB): JsonPiece[] {
  const bytes = Buffer.from(text)
  const cutter = jsonCutter(limit)
  const pieces: JsonPiece[] = []
  let at = 0
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? bytes.length)
    pieces.push(...cutter.push(Uint8Array.from(bytes.subarray(at, at + size))))
    at += size
  }
  return [...pieces, ...cutter.end()]
}
const textOf = (piece: JsonPiece) => (piece.bytes ? Buffer.from(piece.bytes).toString() : null)
const entriesOf = (pieces: JsonPiece[]) =>
  pieces.filter(({ part }) => part === 'entry').map((p) => JSON.parse(textOf(p) ?? ''))

/** Texts that a careless reader would trip over: brackets, quotes, backslashes and the word itself inside strings. */
const tricky = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('{', '}', '[', ']', '"', '\\', '\\"', '"entry":[', 'entry', ',', ':', '\\\\', '🩺', '\u2028'),
)
const json = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, tricky, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(tricky, tie('any'), { maxKeys: 4 }),
}))
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

describe('a Bundle is cut into its entries', () => {
  test('whatever they hold, however it is spaced, wherever the chunks end', () => {
    const bundle = fc.record({
      before: fc.dictionary(
        tricky.filter((key) => key !== 'entry' && key !== '__proto__'),
        json.any,
        { maxKeys: 3 },
      ),
      entry: fc.array(fc.record({ fullUrl: tricky, resource: json.object }), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(bundle, sizes, fc.constantFrom(0, 1, 2), ({ before, entry }, chunks, indent) => {
        const whole = { resourceType: 'Bundle', ...before, entry, after: 'entry' }
        const pieces = cut(JSON.stringify(whole, null, indent), chunks)
        expect(entriesOf(pieces)).toEqual(JSON.parse(JSON.stringify(entry)))
        const frame = pieces.at(-1)
        expect(frame?.part).toBe('whole')
        expect(JSON.parse(textOf(frame ?? { part: 'noise', line: 0, bytes: null }) ?? '')).toEqual(
          JSON.parse(JSON.stringify({ ...whole, entry: [] })),
        )
      }),
      { numRuns: 400 },
    )
  })

  test('and broken ones are read alike wherever the chunks end', () => {
    const broken = '[{"resourceType":"Patient"},\n{"entry":[{}, 1, []]{"a":"\\\\"}:[{}, 1, []]{"a":"\\\\"}'
    const marks = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '"entry"',
      ':',
      ',',
      '{"a":"\\\\"}',
      '{"entry":[{}]',
      ' ',
    )
    const texts = fc.oneof(
      fc.constant(broken),
      fc.array(marks, { maxLength: 30 }).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(texts, sizes, (text, chunks) => {
        expect(cut(text, chunks)).toEqual(cut(text))
      }),
      { numRuns: 2000, examples: [[broken, [6]]] },
    )
  })

  test('and says on which line each begins', () => {
    const text = '{\n "resourceType": "Bundle",\n "entry": [\n  {"a": 1},\n\n  {"b":\n 2}\n ]\n}\n'
    expect(cut(text).map(({ part, line }) => [part, line])).toEqual([
      ['entry', 4],
      ['entry', 6],
      ['whole', 1],
    ])
  })

  test('and is not fooled by the word "entry" as a value, deeper down or escaped', () => {
    const text = '{"x":"entry","y":[{"no":1}],"z":{"entry":[{"no":2}]},"entr\\u0079":[{"no":3}],"entry":[{"yes":1}]}'
    expect(entriesOf(cut(text, [3]))).toEqual([{ yes: 1 }])
  })
})

test('objects one after the other, or in a list, are handed on whole', () => {
  expect(cut('{"a":1}\n{"b":2}').map(textOf)).toEqual(['{"a":1}', '{"b":2}'])
  expect(cut('\ufeff[ {"a":1}, {"b":[2]} ]').map(textOf)).toEqual(['{"a":1}', '{"b":[2]}'])
})

describe('what is wrong is said, and what is right beside it is kept', () => {
  test('an entry with broken JSON harms no other', () => {
    const pieces = cut('{"entry":[{"a":1},{"a" oops},{"b":2}]}')
    expect(pieces.map(textOf)).toEqual(['{"a":1}', '{"a" oops}', '{"b":2}', '{"entry":[]}'])
  })
  test('a file that ends too early names the line of what was cut', () => {
    const pieces = cut('{"entry":[{"a":1},\n{"b":"never clos')
    expect(pieces.map(({ part, line }) => [part, line])).toEqual([
      ['entry', 1],
      ['cut-off', 2],
    ])
  })
  test('text that is no object is told of once', () => {
    expect(cut('not json at all, sorry').map(({ part }) => part)).toEqual(['noise'])
  })
  test('an entry over the limit is dropped, and the next one is read', () => {
    const pieces = cut(`{"entry":[{"a":"${'x'.repeat(500)}"},{"b":2}]}`, [7], 100)
    expect(pieces.map(({ part }) => part)).toEqual(['too-long', 'entry', 'whole'])
  })
})

test('no bytes whatever make it fail or lose its place in time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), sizes, (bytes, chunks) => {
      const cutter = jsonCutter(50)
      for (let at = 0; at < bytes.length; at += chunks[0] ?? 1) cutter.push(bytes.subarray(at, at + (chunks[0] ?? 1)))
      expect(Array.isArray(cutter.end())).toBe(true)
    }),
  )
})

test('a million open brackets are a file that was cut off, not a crash', () => {
  expect(cut('['.repeat(1_000_000)).map(({ part }) => part)).toEqual([])
  expect(cut(`{"a":${'['.repeat(1_000_000)}`).map(({ part }) => part)).toEqual(['cut-off'])
})
