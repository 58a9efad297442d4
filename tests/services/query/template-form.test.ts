import { expect, test } from 'vitest'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import { valuesOf } from '#app/services/query/edit-template.server.ts'
import { TemplateForm, templateOfForm } from '#app/services/query/read-template-form.server.ts'
import type { TemplateRows } from '#app/services/query/template-rows.server.ts'

/** The rows as a browser sends them: a list a field, a spare row at the end of each. */
function sent({ options, wishes, slots }: TemplateRows) {
  const spare = <T extends Record<string, string>>(rows: T[], name: keyof T) => [...rows.map((row) => row[name]), '']
  return {
    'optionText[]': spare(options, 'text'),
    'optionRole[]': spare(options, 'role'),
    'optionConcept[]': spare(options, 'concept'),
    'wishWhat[]': spare(wishes, 'what'),
    'wishWords[]': spare(wishes, 'words'),
    'wishLoinc[]': spare(wishes, 'loinc'),
    'wishBy[]': spare(wishes, 'by'),
    'wishDays[]': spare(wishes, 'days'),
    'wishMost[]': spare(wishes, 'most'),
    'wishNeeded[]': spare(wishes, 'needed'),
    'wishAbout[]': spare(wishes, 'about'),
    'wishPrior[]': spare(wishes, 'prior'),
    'slotName[]': spare(slots, 'name'),
    'slotFrom[]': spare(slots, 'from'),
    'slotOf[]': spare(slots, 'of'),
    'slotNth[]': spare(slots, 'nth'),
    'slotHint[]': spare(slots, 'hint'),
  }
}

test.each(STARTER_TEMPLATES.map((template) => [template.id, template] as const))(
  'the form of %s, sent back as it was shown, is the same template',
  (_, template) => {
    const { options, wishes, slots, ...fields } = valuesOf(template)
    const form = TemplateForm.parse({ ...fields, ...sent({ options, wishes, slots }) })
    expect(templateOfForm(form)).toEqual({ ok: true, value: { ...template, version: 1, approvedBy: null } })
  },
)

test('a field that cannot be read is named as the form names it', () => {
  const template = STARTER_TEMPLATES[0]
  if (!template) throw new Error('no template')
  const { options, wishes, slots, ...fields } = valuesOf(template)
  const rows = sent({ options, wishes: wishes.map((wish) => ({ ...wish, days: '-3' })), slots })
  const read = templateOfForm(TemplateForm.parse({ ...fields, reviewOn: '', ...rows }))
  expect(read.ok ? [] : read.faults).toEqual(
    expect.arrayContaining([
      'evidence 1: “days back” has to be a whole number above 0',
      expect.stringContaining('review'),
    ]),
  )
})
