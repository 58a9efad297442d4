import { describe, expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import { whyNotUsable } from '#app/domain/query/templates/approval.ts'
import { draftOfFilled, fillTemplate } from '#app/domain/query/templates/fill.ts'
import { STARTER_TEMPLATES, starterTemplate } from '#app/domain/query/templates/library.ts'
import { lintTemplate } from '#app/domain/query/templates/lint.ts'
import { suggestTemplates } from '#app/domain/query/templates/suggest.ts'
import { TEMPLATE_FIELDS } from '#app/domain/query/templates/template.ts'
import { chartFor } from './small-charts.ts'

const ids = STARTER_TEMPLATES.map(({ id }) => id)

test('the starter library has at least 48 templates in every field of the house', () => {
  expect(STARTER_TEMPLATES.length).toBeGreaterThanOrEqual(48)
  expect(new Set(ids).size).toBe(ids.length)
  for (const field of TEMPLATE_FIELDS)
    expect(
      STARTER_TEMPLATES.some((template) => template.field === field),
      field,
    ).toBe(true)
})

test('names are told apart by people, too', () => {
  const names = STARTER_TEMPLATES.map(({ name }) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
})

describe.each(ids)('%s', (id) => {
  const template = starterTemplate(id)
  if (!template) throw new Error(id)

  test('has no fault of its own and may be used', () => {
    expect(lintTemplate(template, checkDraft)).toEqual([])
    expect(whyNotUsable(template, '2026-11-23')).toBeNull()
  })

  test('fills from a chart that fits it, and the rules find no error in the draft', () => {
    const chart = chartFor(id)
    const filled = fillTemplate(template, chart, { supports, check: checkDraft })
    const own = template.slots.filter(({ from }) => from === 'author').map(({ name }) => name)
    expect(filled.unresolved.map(({ slot }) => slot)).toEqual(own)
    expect(filled.wording.indicators.length).toBeGreaterThan(0)
    const errors = checkDraft(draftOfFilled(filled, chart)).findings.filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })

  test('keeps an answer to choose from, and the two ways out at the end', () => {
    const { wording } = fillTemplate(template, chartFor(id), { supports, check: checkDraft })
    const roles = wording.options.map(({ role }) => role)
    if (template.kind === 'open-ended') return expect(roles).toEqual([])
    expect(roles.slice(-2)).toEqual(['other', 'undetermined'])
    expect(roles.some((role) => role === 'diagnosis' || role === 'yes')).toBe(true)
  })

  test('is suggested for the chart it was written for, unless its author has to fill it', () => {
    const isVisit = template.field === 'outpatient' || template.field === 'evaluation-and-management'
    const chart = chartFor(id, isVisit ? 'outpatient' : 'inpatient')
    const suggested = suggestTemplates(chart, [template], { supports }).map(({ templateId }) => templateId)
    expect(suggested).toEqual(template.slots.some(({ from }) => from === 'author') ? [] : [id])
  })
})
