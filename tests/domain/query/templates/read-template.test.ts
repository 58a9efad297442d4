import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { approveTemplate, changeTemplate, whyNotUsable } from '#app/domain/query/templates/approval.ts'
import { STARTER_TEMPLATES, starterTemplate } from '#app/domain/query/templates/library.ts'
import { lintTemplate } from '#app/domain/query/templates/lint.ts'
import { readTemplateFile, writeTemplateFile } from '#app/domain/query/templates/read-template.ts'
import type { Template } from '#app/domain/query/templates/template.ts'

function aSodiumTemplate(change: Partial<Template> = {}): Template {
  const template = starterTemplate('sodium-level')
  if (!template) throw new Error('The starter library has lost a template')
  return { ...template, ...change }
}

describe('a file of templates', () => {
  test('is read back as it was written', () => {
    const { templates, faults } = readTemplateFile(writeTemplateFile(STARTER_TEMPLATES))
    expect(faults).toEqual([])
    expect(templates).toEqual(STARTER_TEMPLATES)
  })

  test('keeps the whole ones and says what is wrong with the others', () => {
    const text = JSON.stringify([aSodiumTemplate(), { ...aSodiumTemplate(), kind: 'essay', reviewOn: 'soon' }])
    const { templates, faults } = readTemplateFile(text)
    expect(templates).toHaveLength(1)
    expect(faults).toEqual([
      'template 2: kind has to be one of multiple-choice, yes-no, open-ended',
      'template 2: reviewOn has to be a day as YYYY-MM-DD',
    ])
  })

  test.each([
    [{ reviewOn: '2027-02-31' }, 'reviewOn has to be a day as YYYY-MM-DD'],
    [{ name: 'x'.repeat(2001) }, 'name has to be at most 2000 signs long'],
    [{ question: 'Which\u0000 one?' }, 'question holds a sign that is no text'],
  ])('is refused for what no page can show: %j', (change, why) => {
    const { templates, faults } = readTemplateFile(JSON.stringify([{ ...aSodiumTemplate(), ...change }]))
    expect(templates).toEqual([])
    expect(faults).toEqual([`template 1: ${why}`])
  })

  test('that is no template at all is a fault, never a crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { templates, faults } = readTemplateFile(text)
        expect(templates).toEqual([])
        if (text.trim() !== '[]') expect(faults.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a template is found faulty', () => {
  test.each<[string, Partial<Template>, string]>([
    ['that names the answer in its title', { title: 'Hyponatremia clarification' }, 'TITLE-DX'],
    ['whose shown name gives an answer away', { name: 'Hyponatremia' }, 'TITLE-DX'],
    ['that asks for one answer', { question: 'Please document hyponatremia for the values below.' }, 'LEAD-DIRECT'],
    ['that hints at money', { question: 'Please clarify so that the stay is reimbursed correctly.' }, 'IMPACT'],
    [
      'without a free answer',
      { options: aSodiumTemplate().options.filter(({ role }) => role !== 'other') },
      'MC-OTHER',
    ],
    ['with a slot that nothing fills', { question: 'Is {{drug}} the reason?' }, 'P-TMPL'],
    ['that looks for no evidence', { evidence: [] }, 'IND-NONE'],
    ['whose alphabet is not one', { options: [...aSodiumTemplate().options.slice(0, 3)].reverse() }, 'LEAD-OPTION'],
  ])('%s', (_, change, rule) => {
    expect(lintTemplate(aSodiumTemplate(change), checkDraft).map((fault) => fault.rule)).toContain(rule)
  })
})

describe('approval', () => {
  const by = { name: 'A. Lead', today: '2026-11-23', isAuthor: false, hasOthers: true }

  test('is lost by every change, which makes a new version', () => {
    const changed = changeTemplate(aSodiumTemplate(), { question: 'What do the sodium values below represent?' })
    expect(changed).toMatchObject({ version: 2, approvedBy: null })
    expect(whyNotUsable(changed, by.today)).toBe('not-approved')
  })

  test('makes a whole template usable until its review day', () => {
    const approved = approveTemplate(aSodiumTemplate({ approvedBy: null }), by, checkDraft)
    expect(approved).toMatchObject({ ok: true, value: { approvedBy: 'A. Lead' } })
    expect(whyNotUsable(aSodiumTemplate(), '2027-10-01')).toBeNull()
    expect(whyNotUsable(aSodiumTemplate(), '2027-10-02')).toBe('review-overdue')
  })

  test('of an own change is for somebody else, while there is somebody', () => {
    const template = aSodiumTemplate({ approvedBy: null })
    const own = (hasOthers: boolean) => approveTemplate(template, { ...by, isAuthor: true, hasOthers }, checkDraft)
    expect(own(true)).toEqual({ ok: false, error: 'own-change' })
    expect(own(false).ok).toBe(true)
  })

  test.each<[string, Partial<Template>, string]>([
    ['with faults', { title: 'Hyponatremia' }, 'has-faults'],
    ['to be reviewed before it starts', { reviewOn: '2026-11-23' }, 'review-day-past'],
  ])('is refused to a template %s', (_, change, error) => {
    expect(approveTemplate(aSodiumTemplate(change), by, checkDraft)).toEqual({ ok: false, error })
  })
})
