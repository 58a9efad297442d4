import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GENESIS, type SealedEntry, sealOf, startVerification, storedForm } from '#app/domain/audit/chain.ts'

const AT = new Date('2026-09-14T10:00:00Z')

function aChain(length: number): SealedEntry[] {
  const chain: SealedEntry[] = []
  let previous = GENESIS
  for (let seq = 1; seq <= length; seq++) {
    const stored = storedForm({
      what: 'chart.viewed',
      who: `u${seq % 3}`,
      at: new Date(AT.getTime() + seq * 1000),
      onId: `e${seq}`,
      detail: { n: seq },
    })
    const seal = sealOf(previous, seq, stored)
    chain.push({ seq, ...stored, previous, seal })
    previous = seal
  }
  return chain
}

function verify(chain: SealedEntry[], last = chain.length) {
  const walk = startVerification()
  for (const entry of chain) walk.next(entry)
  return walk.end(last)
}

test('a chain as it was written holds, and its head is the last seal', () => {
  const chain = aChain(50)
  expect(verify(chain)).toMatchObject({ entries: 50, ok: true, firstBroken: null, head: chain[49]?.seal, lastSeq: 50 })
})

test('an empty chain holds', () => {
  expect(verify([], 0)).toMatchObject({ entries: 0, ok: true, head: GENESIS })
})

describe('what is found, and where', () => {
  const fields = ['what', 'who', 'onId', 'patientId', 'encounterId', 'detail'] as const

  test('an edited field of any entry is located at that entry', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(...fields),
        fc.string({ minLength: 1 }),
        (seq, field, words) => {
          const chain = aChain(30).map((entry) =>
            entry.seq === seq ? { ...entry, [field]: `${entry[field] ?? ''}${words}` } : entry,
          )
          expect(verify(chain).firstBroken).toEqual({ seq, why: 'edited' })
        },
      ),
    )
  })

  test('a moved moment is located', () => {
    const chain = aChain(9).map((entry) =>
      entry.seq === 4 ? { ...entry, at: new Date(entry.at.getTime() + 1) } : entry,
    )
    expect(verify(chain).firstBroken).toEqual({ seq: 4, why: 'edited' })
  })

  test('a deleted entry is located at the one behind it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 29 }), (seq) => {
        const chain = aChain(30).filter((entry) => entry.seq !== seq)
        expect(verify(chain, 30).firstBroken).toEqual({ seq: seq + 1, why: 'missing-before' })
      }),
    )
  })

  test('two entries changed with each other are located at the first', () => {
    const chain = aChain(10)
    const [a, b] = [chain[3], chain[6]]
    if (!a || !b) throw new Error('no chain')
    const swapped = chain.map((entry) => (entry === a ? { ...b, seq: 4 } : entry === b ? { ...a, seq: 7 } : entry))
    expect(verify(swapped).firstBroken?.seq).toBe(4)
  })

  test('a chain cut at its end is a truncation', () => {
    expect(verify(aChain(30).slice(0, 22), 30).firstBroken).toEqual({ seq: 23, why: 'truncated' })
  })

  test('an entry resealed after an edit breaks at the next one', () => {
    const chain = aChain(10)
    const forged = chain.map((entry) => {
      if (entry.seq !== 5) return entry
      const changed = { ...entry, who: 'someone-else' }
      return { ...changed, seal: sealOf(changed.previous, changed.seq, changed) }
    })
    expect(verify(forged).firstBroken).toEqual({ seq: 6, why: 'relinked' })
  })
})
