import { describe, expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import { draftOfFilled, fillTemplate } from '#app/domain/query/templates/fill.ts'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import { suggestTemplates } from '#app/domain/query/templates/suggest.ts'
import { chartOfSeveral } from './small-charts.ts'

const ADULT_STAY = ['inpatient', 'surgical', 'critical-care', 'cause-and-effect', 'clinical-validation', 'conflict']
const adult = STARTER_TEMPLATES.filter(({ field }) => ADULT_STAY.includes(field)).map(({ id }) => id)
/** Every fifth template with those two and fourteen places on: patients with several things at once. */
const mixes = adult
  .filter((_, n) => n % 5 === 0)
  .map((id, n) => [id, adult[(n * 5 + 2) % adult.length], adult[(n * 5 + 14) % adult.length]].join(' + '))

describe('a patient with several conditions', () => {
  test.each(mixes)('%s: what is suggested fills without an error', (mix) => {
    const chart = chartOfSeveral(mix.split(' + '))
    const suggested = suggestTemplates(chart, STARTER_TEMPLATES, { supports })
    expect(suggested.length).toBeGreaterThan(0)
    for (const { templateId } of suggested) {
      const template = STARTER_TEMPLATES.find(({ id }) => id === templateId)
      if (!template) throw new Error(templateId)
      const filled = fillTemplate(template, chart, { supports, check: checkDraft })
      const { findings } = checkDraft(draftOfFilled(filled, chart))
      expect(
        findings.filter(({ severity }) => severity === 'error'),
        templateId,
      ).toEqual([])
    }
  })
})
