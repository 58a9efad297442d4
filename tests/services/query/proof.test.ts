import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ProofView } from '#app/components/query/proof-view.tsx'
import { digestOf } from '#app/domain/query/proof.ts'
import { sayMoment, sayStamp } from '#app/domain/query/say-moment.ts'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { holdQuery, liftQueryHold, setRetentionClass } from '#app/services/query/hold-query.server.ts'
import { pdfWords, proofPdf } from '#app/services/query/proof-pdf.server.ts'
import { exportProof, readProof } from '#app/services/query/read-proof.server.ts'
import { commit } from '#db/commit.ts'
import { listEntriesOf } from '#db/query-keeping.ts'
import { facilities } from '#db/schema/identity.ts'
import { queryHolds } from '#db/schema/proof.ts'
import { aClinic, aDraft, aSentQuery, caseFor, PEOPLE, signAnswer, theQuery } from '#tests/helpers/clinic.ts'
import { AT } from '#tests/helpers/context.ts'

async function anAnswered() {
  const context = await aClinic()
  const query = await aSentQuery(context)
  await signAnswer(context, query.id, 'undetermined')
  const loaded = await caseFor(context, 'manager', query.id)
  return { context, query, loaded }
}

describe('the proof of a query', () => {
  test('it holds what was shown, the links, the signature and the sealed entries, and all of it checks out', async () => {
    const { context, query, loaded } = await anAnswered()
    const proof = await readProof(context, PEOPLE.manager, loaded)
    if (!proof) throw new Error('no proof')
    expect(proof.verification).toMatchObject({ wordsHold: true, answersHold: true, sealsHold: true })
    const [version] = proof.versions
    expect(version?.layout[0]).toBe(query.wording.title)
    expect(version?.layout[1]).toBe(query.wording.question)
    expect(version?.options.map(({ text }) => text)).toEqual(query.wording.options.map(({ text }) => text))
    expect(version?.options.some(({ supportedByEvidence }) => supportedByEvidence.length > 0)).toBe(true)
    expect(version?.evidence.every(({ sourceId }) => sourceId !== '')).toBe(true)
    expect(version?.ruleSet).toBeTruthy()
    expect(proof.answers[0]).toMatchObject({ signedName: 'Femi Osei', chosen: ['Unable to determine'] })
    expect(proof.answers[0]?.meaning).not.toBe('')
    expect(proof.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['sent', 'answered']))
    expect(proof.audit.entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['query.sent', 'answer.signed']))
  })

  test('its page says what was signed, by whom and what happened, as the files do', async () => {
    const { context, loaded } = await anAnswered()
    const proof = await readProof(context, PEOPLE.manager, loaded)
    if (!proof) throw new Error('no proof')
    const page = renderToStaticMarkup(createElement(ProofView, { proof, mayHold: false, fault: '' }))
    const words = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(words).toMatch(/Signed answer Unable to determine .*Signed by Femi Osei/)
    expect(words).toMatch(/What happened .*Sent .*Answer signed/)
    expect(words).toContain('signed an answer')
    expect(words).not.toContain('answer.signed')
  })

  test('its times are by the clock of the facility with the zone named, and a day stays a day', async () => {
    const { context, loaded } = await anAnswered()
    await commit(context.db, {
      writes: [(tx) => tx.update(facilities).set({ timeZone: 'America/Chicago' })],
      audit: [{ what: 'query.held', who: 'u-manager', at: AT }],
    })
    const proof = await readProof(context, PEOPLE.manager, loaded)
    if (!proof) throw new Error('no proof')
    const timed = proof.versions[0]?.evidence.find(({ at }) => at?.includes('T'))
    expect(timed?.said).toBe(sayMoment(new Date(timed?.at ?? ''), 'America/Chicago'))
    expect(proof.versions[0]?.layout.join('\n')).toContain('(America/Chicago)')
    const page = renderToStaticMarkup(createElement(ProofView, { proof, mayHold: false, fault: '' }))
    expect(page).not.toContain('UTC')
    expect(page).toContain(sayMoment(new Date(proof.answers[0]?.signedAt ?? ''), 'America/Chicago'))
    expect(sayStamp('2026-03-14', 'America/Chicago')).toBe('2026-03-14')
  })

  test('a template is named by its title and version, in the page and in the files', async () => {
    const { context, loaded } = await anAnswered()
    const proof = await readProof(context, PEOPLE.manager, loaded)
    if (!proof) throw new Error('no proof')
    const drafting = {
      templateId: 't-1',
      templateName: 'Kidney',
      templateVersion: 3,
      filledAt: AT.toISOString(),
      changes: [],
    }
    const page = renderToStaticMarkup(
      createElement(ProofView, { proof: { ...proof, drafting }, mayHold: false, fault: '' }),
    )
    expect(page).toMatch(/>Kidney<\/a>, version/)
    expect(page).not.toContain('>t-1<')
  })

  test('`audit verify` walks the chain in which its seals stand', async () => {
    const { context, loaded } = await anAnswered()
    const proof = await exportProof(context, PEOPLE.manager, loaded, 'json')
    if (!proof) throw new Error('no proof')
    const verified = await verifyAudit(context)
    expect(verified.ok).toBe(true)
    const kept = await listEntriesOf(context.db, loaded.query.id)
    expect(kept.map(({ seal }) => seal)).toEqual(expect.arrayContaining(proof.audit.entries.map(({ seal }) => seal)))
  })

  test('taking it out is an entry with the digest by which the copy is known again', async () => {
    const { context, loaded } = await anAnswered()
    const proof = await exportProof(context, PEOPLE.manager, loaded, 'json')
    const entry = (await listEntriesOf(context.db, loaded.query.id)).at(-1)
    expect(entry).toMatchObject({ what: 'query.exported', who: 'u-manager' })
    const copy = JSON.parse(JSON.stringify(proof))
    expect(JSON.parse(entry?.detail ?? '{}').digest).toBe(digestOf(copy))
    copy.versions[0].shown.question = 'Another question?'
    expect(digestOf(copy)).not.toBe(proof?.digest)
  })

  test('a draft has no proof', async () => {
    const context = await aClinic()
    const draft = await aDraft(context)
    expect(await readProof(context, PEOPLE.manager, await caseFor(context, 'manager', draft.id))).toBeNull()
  })

  test('the PDF is one, and says signs that its fonts lack by their code', async () => {
    const { context, loaded } = await anAnswered()
    const proof = await readProof(context, PEOPLE.manager, loaded)
    if (!proof) throw new Error('no proof')
    const pdf = await proofPdf(proof)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(3000)
    expect(pdfWords('1.0 → 2.4, ≥ 3, “a” °C')).toBe('1.0 -> 2.4, >= 3, “a” °C')
    expect(pdfWords('Ω')).toBe('[U+3A9]')
  })
})

describe('a legal hold', () => {
  test('is placed and lifted with a reason, and is never two', async () => {
    const { context, query } = await anAnswered()
    const now = () => caseFor(context, 'manager', query.id)
    const by = (reason: string) => ({ userId: 'u-manager', reason })
    expect(await holdQuery(context, await now(), by(' '))).toEqual({ ok: false, error: 'no-reason' })
    expect((await holdQuery(context, await now(), by('Payer audit 12'))).ok).toBe(true)
    expect((await theQuery(context, query.id)).isOnHold).toBe(true)
    expect(await holdQuery(context, await now(), by('Again'))).toEqual({ ok: false, error: 'held-already' })
    expect((await liftQueryHold(context, await now(), by('Audit closed'))).ok).toBe(true)
    expect((await theQuery(context, query.id)).isOnHold).toBe(false)
    const proof = await readProof(context, PEOPLE.manager, await now())
    expect(proof?.holds).toMatchObject([
      { reason: 'Payer audit 12', liftReason: 'Audit closed', liftedAt: AT.toISOString() },
    ])
  })

  test('the database itself refuses to delete a hold or to rewrite its reason', async () => {
    const { context, loaded } = await anAnswered()
    await holdQuery(context, loaded, { userId: 'u-manager', reason: 'Payer audit' })
    const audit: Parameters<typeof commit>[1]['audit'] = [{ what: 'query.held', who: 'u-manager', at: AT }]
    await expect(commit(context.db, { writes: [(tx) => tx.delete(queryHolds)], audit })).rejects.toThrow()
    const rewrite = commit(context.db, { writes: [(tx) => tx.update(queryHolds).set({ reason: 'x' })], audit })
    await expect(rewrite).rejects.toThrow()
  })

  test('the record class is set once, with an entry', async () => {
    const { context, loaded } = await anAnswered()
    const input = { userId: 'u-manager', retentionClass: 'business-record' as const }
    expect((await setRetentionClass(context, loaded, input)).ok).toBe(true)
    expect(await setRetentionClass(context, loaded, input)).toEqual({ ok: false, error: 'no-change' })
    const proof = await readProof(context, PEOPLE.manager, loaded)
    expect(proof?.retention.retentionClass).toBe('business-record')
  })
})
