import { describe, expect, test } from 'vitest'
import type { Wording } from '#app/domain/query/query.ts'
import { checkQuery } from '#app/services/query/check-query.server.ts'
import { fillFromTemplate } from '#app/services/query/fill-template.server.ts'
import { findRepairs } from '#app/services/query/find-repairs.server.ts'
import { saveDraft } from '#app/services/query/save-draft.server.ts'
import { startDraft } from '#app/services/query/start-draft.server.ts'
import { conceptsInQuestion, suggestForDraft } from '#app/services/query/suggest-evidence.server.ts'
import { findEncounter } from '#db/charts.ts'
import { findQuery } from '#db/queries.ts'
import { findDraftCheck } from '#db/query-checks.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'

async function aFilledDraft() {
  const context = await aClinic()
  const started = await startDraft(context, { encounterId: 'e-1', user: PEOPLE.coder })
  if (!started.ok) throw new Error(started.error)
  const templateId = 'heart-failure-detail'
  await fillFromTemplate(context, { query: started.value, templateId, userId: PEOPLE.coder.id })
  const query = await findQuery(context.db, started.value.id)
  const encounter = await findEncounter(context.db, 'e-1')
  if (!query || !encounter) throw new Error('no draft')
  return { context, query, encounter }
}

describe('beside the draft', () => {
  test('what speaks for the question is found in the chart; what is pinned is not suggested again', async () => {
    const { context, query, encounter } = await aFilledDraft()
    const bare = { ...query, wording: { ...query.wording, indicators: [] } }
    const all = await suggestForDraft(context, bare, encounter)
    expect(all.speaksFor.map(({ text }) => text).join(' ')).toMatch(/BNP|LVEF|edema/)
    const rest = await suggestForDraft(context, query, encounter)
    expect(rest.speaksFor.length).toBeLessThan(all.speaksFor.length)
  })

  test('without an option to go by, the question itself says what it is about', () => {
    const wording: Wording = {
      kind: 'open-ended',
      purpose: 'clinical-validation',
      title: 'Sepsis',
      question: 'Sepsis is documented. Is it confirmed?',
      options: [],
      indicators: [],
    }
    expect(conceptsInQuestion(wording).length).toBeGreaterThan(0)
    expect(conceptsInQuestion({ ...wording, title: 'Diet', question: 'Which diet?' })).toEqual([])
  })

  test('a leading clause is found with a repair; the repaired words pass', async () => {
    const { context, query } = await aFilledDraft()
    const question = `${query.wording.question} This would support a higher DRG.`
    const leading = { ...query, wording: { ...query.wording, question } }
    const check = await checkQuery(context, leading)
    expect(check.compliant).toBe(false)
    const [repair] = await findRepairs(context, leading, check)
    if (!repair) throw new Error('no repair')
    const repaired = { ...leading, wording: { ...leading.wording, ...repair.change } }
    expect((await checkQuery(context, repaired)).findings.map(({ rule }) => rule)).not.toContain('IMPACT')
  })

  test('what the rules found first is kept when the words are repaired later', async () => {
    const context = await aClinic()
    const { query } = await aFilledDraft()
    const started = await startDraft(context, { encounterId: 'e-1', user: PEOPLE.coder })
    if (!started.ok) throw new Error(started.error)
    const own = started.value
    const save = async (version: number, question: string) => {
      const kept = await findQuery(context.db, own.id)
      if (!kept) throw new Error('gone')
      const wording = { ...query.wording, question }
      return saveDraft(context, {
        query: kept,
        userId: PEOPLE.coder.id,
        version,
        wording,
        providerId: 'p-osei',
        overrides: [],
      })
    }
    await save(1, 'Is this')
    expect(await findDraftCheck(context.db, own.id)).toBeNull()
    await save(2, `${query.wording.question} This would support a higher DRG.`)
    await save(3, query.wording.question)
    const first = await findDraftCheck(context.db, own.id)
    expect(first?.isClean).toBe(false)
    expect(first?.findings.map(({ rule }) => rule)).toContain('IMPACT')
  })
})
