import { describe, expect, test } from 'vitest'
import { auditFilterOf } from '#app/services/audit/read-audit.server.ts'
import { findCharts } from '#app/services/encounter/find-charts.server.ts'
import { changeTemplateTo } from '#app/services/query/change-template.server.ts'
import { findTriedTemplate, tryTemplate } from '#app/services/query/try-template.server.ts'
import { listAudit } from '#db/audit.ts'
import { findEncounter } from '#db/charts.ts'
import { queries } from '#db/schema/query.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'

const ID = 'heart-failure-detail'
type Clinic = Awaited<ReturnType<typeof aClinic>>

async function tried(context: Clinic, id = ID, version: number | null = null) {
  const template = await findTriedTemplate(context, id, version)
  const encounter = await findEncounter(context.db, 'e-1')
  if (!template || !encounter) throw new Error('no template or chart')
  return tryTemplate(context, PEOPLE.cdi, template, encounter)
}
const newest = async (context: Clinic) => listAudit(context.db, auditFilterOf(new URLSearchParams()), null, 1)

describe('a template tried on a chart', () => {
  test('shows what it becomes, what was taken out and why, and what the gate says; nothing is raised', async () => {
    const context = await aClinic()
    const page = await tried(context)
    expect(page.wording.indicators.length).toBeGreaterThan(0)
    expect(page.struck.every(({ why }) => why.length > 10)).toBe(true)
    expect(page.check).toMatchObject({ compliant: true })
    expect(await context.db.select().from(queries)).toEqual([])
    expect(await newest(context)).toMatchObject([
      { what: 'chart.viewed', who: PEOPLE.cdi.id, encounterId: 'e-1', detail: expect.stringContaining(ID) },
    ])
  })

  test('tries a version that nobody has approved yet, and the gate stops a leading one', async () => {
    const context = await aClinic()
    const before = await findTriedTemplate(context, ID, null)
    if (!before) throw new Error('no template')
    const question = 'The patient clearly has acute systolic heart failure. Please document it so that the DRG is paid.'
    await changeTemplateTo(context, {
      template: { ...before, question },
      basedOn: before.version,
      comment: 'worse',
      userId: PEOPLE.cdi.id,
    })
    expect((await tried(context)).check.compliant).toBe(false)
    expect((await tried(context, ID, before.version)).check.compliant).toBe(true)
    expect(await findTriedTemplate(context, ID, 99)).toBeNull()
    expect(await findTriedTemplate(context, 'none-such', null)).toBeNull()
  })

  test('a slot that the chart does not answer says what it wants, and stops the gate', async () => {
    const context = await aClinic()
    const before = await findTriedTemplate(context, ID, null)
    if (!before) throw new Error('no template')
    await changeTemplateTo(context, {
      template: {
        ...before,
        question: `${before.question} {{graft}}`,
        slots: [
          ...before.slots,
          { name: 'graft', from: 'procedure', of: ['coronary bypass'], nth: 1, hint: 'name of the procedure' },
        ],
      },
      basedOn: before.version,
      comment: 'with a slot',
      userId: PEOPLE.cdi.id,
    })
    const page = await tried(context)
    expect(page.slots.at(-1)).toEqual({ name: 'graft', hint: 'name of the procedure', words: null })
    expect(page.check.compliant).toBe(false)
  })
})

test('charts are found by name in one’s own places only, and the search is an entry', async () => {
  const context = await aClinic()
  expect((await findCharts(context, PEOPLE.cdi, 'rosa testm')).map(({ id }) => id)).toEqual(['e-1'])
  expect(await newest(context)).toMatchObject([{ what: 'chart.searched', who: PEOPLE.cdi.id }])
  const stranger = { ...PEOPLE.cdi, facilityIds: ['f-9'] }
  expect(await findCharts(context, stranger, 'testm')).toEqual([])
  expect(await findCharts(context, PEOPLE.cdi, '  ')).toEqual([])
})
