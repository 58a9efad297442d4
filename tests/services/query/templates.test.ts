import { ne } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readTemplateFile } from '#app/domain/query/templates/read-template.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { approveTemplateNow } from '#app/services/query/approve-template.server.ts'
import { changeTemplateTo } from '#app/services/query/change-template.server.ts'
import { exportTemplates } from '#app/services/query/export-templates.server.ts'
import { fillFromTemplate } from '#app/services/query/fill-template.server.ts'
import { importTemplates } from '#app/services/query/import-templates.server.ts'
import { listTemplateShelf } from '#app/services/query/list-template-shelf.server.ts'
import { listTemplatesFor } from '#app/services/query/list-templates.server.ts'
import { readTemplatePage } from '#app/services/query/read-template.server.ts'
import { setTemplateRetired } from '#app/services/query/retire-template.server.ts'
import { startDraft } from '#app/services/query/start-draft.server.ts'
import { findTemplate, findUsableTemplate } from '#app/services/query/template-shelf.server.ts'
import { findEncounter } from '#db/charts.ts'
import { commit, type Write } from '#db/commit.ts'
import { findQuery } from '#db/queries.ts'
import { findDraftCheck } from '#db/query-checks.ts'
import { users } from '#db/schema/identity.ts'
import { findTemplateUse } from '#db/templates.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'
import { AT } from '#tests/helpers/context.ts'

const ID = 'heart-failure-detail'
type Clinic = Awaited<ReturnType<typeof aClinic>>

async function newest(context: Clinic) {
  const kept = await findTemplate(context, ID)
  if (!kept) throw new Error('no template')
  return latestOf(kept).template
}
async function offered(context: Clinic) {
  const encounter = await findEncounter(context.db, 'e-1')
  if (!encounter) throw new Error('no encounter')
  return listTemplatesFor(context, encounter)
}
const change = async (context: Clinic, part: Partial<Awaited<ReturnType<typeof newest>>>, comment = 'clearer') => {
  const before = await newest(context)
  return changeTemplateTo(context, {
    template: { ...before, ...part },
    basedOn: before.version,
    comment,
    userId: PEOPLE.cdi.id,
  })
}

describe('the templates of a site', () => {
  test('the starter library is there before anyone has written anything, and what fits the chart comes first', async () => {
    const context = await aClinic()
    const list = await offered(context)
    expect(list.length).toBeGreaterThanOrEqual(45)
    expect(list[0]).toMatchObject({ id: ID, field: 'Fits this chart' })
  })

  test('a change is a new version that nobody is offered before it is approved; the approved one stays', async () => {
    const context = await aClinic()
    const made = await change(context, { title: 'Heart failure: type and acuity' })
    expect(made).toMatchObject({ ok: true, value: { version: 2, approvedBy: null } })
    expect((await findUsableTemplate(context, ID))?.version).toBe(1)
    const approved = await approveTemplateNow(context, { id: ID, version: 2, user: PEOPLE.manager })
    expect(approved).toMatchObject({ ok: true, value: { approvedBy: PEOPLE.manager.name } })
    expect(await findUsableTemplate(context, ID)).toMatchObject({ version: 2, title: 'Heart failure: type and acuity' })
  })

  test('a change is approved by somebody else than its author; alone on a site, by its author', async () => {
    const context = await aClinic()
    await change(context, { title: 'Heart failure: type and acuity' })
    const own = { id: ID, version: 2, user: PEOPLE.cdi }
    expect(await approveTemplateNow(context, own)).toEqual({ ok: false, error: 'own-change' })
    expect((await readTemplatePage(context, PEOPLE.cdi, { id: ID, version: null }))?.isOwn).toBe(true)
    expect((await readTemplatePage(context, PEOPLE.manager, { id: ID, version: null }))?.isOwn).toBe(false)
    const leave: Write = (tx) => tx.update(users).set({ state: 'disabled' }).where(ne(users.id, PEOPLE.cdi.id))
    await commit(context.db, { writes: [leave], audit: [{ what: 'user.disabled', who: 'system', at: context.now() }] })
    expect((await readTemplatePage(context, PEOPLE.cdi, { id: ID, version: null }))?.isOwn).toBe(false)
    expect((await approveTemplateNow(context, own)).ok).toBe(true)
  })

  test('a version with words that the rules stop cannot be approved', async () => {
    const context = await aClinic()
    await change(context, {
      question: 'Please document acute systolic heart failure so that the DRG reflects severity.',
    })
    const approved = await approveTemplateNow(context, { id: ID, version: 2, user: PEOPLE.manager })
    expect(approved).toEqual({ ok: false, error: 'has-faults' })
    expect((await findUsableTemplate(context, ID))?.version).toBe(1)
  })

  test('after its review day a template is offered to nobody, and filling from it is refused', async () => {
    const context = await aClinic()
    const started = await startDraft(context, { encounterId: 'e-1', user: PEOPLE.coder })
    if (!started.ok) throw new Error(started.error)
    context.clock.at = new Date('2027-10-02T10:00:00Z')
    expect(await offered(context)).toEqual([])
    const filled = await fillFromTemplate(context, { query: started.value, templateId: ID, userId: PEOPLE.coder.id })
    expect(filled).toEqual({ ok: false, error: 'no-such-template' })
  })

  test('a retired template needs a reason, goes from the list, and can come back', async () => {
    const context = await aClinic()
    const retire = { id: ID, isRetired: true, userId: PEOPLE.cdi.id }
    expect(await setTemplateRetired(context, { ...retire, reason: ' ' })).toEqual({ ok: false, error: 'no-reason' })
    expect((await setTemplateRetired(context, { ...retire, reason: 'Replaced' })).ok).toBe(true)
    expect((await offered(context)).some(({ id }) => id === ID)).toBe(false)
    await setTemplateRetired(context, { ...retire, isRetired: false, reason: '' })
    expect((await offered(context)).some(({ id }) => id === ID)).toBe(true)
  })

  test('of two people who change the same version one is told that someone was quicker', async () => {
    const context = await aClinic()
    const before = await newest(context)
    const own = (title: string) =>
      changeTemplateTo(context, {
        template: { ...before, title },
        basedOn: before.version,
        comment: '',
        userId: PEOPLE.cdi.id,
      })
    expect((await own('First')).ok).toBe(true)
    expect(await own('Second')).toEqual({ ok: false, error: 'changed-meanwhile' })
  })

  test('an exported library is read back unchanged, and importing it changes nothing', async () => {
    const context = await aClinic()
    const text = await exportTemplates(context, { ids: [], userId: PEOPLE.cdi.id })
    expect(readTemplateFile(text).faults).toEqual([])
    const done = await importTemplates(context, { text, name: 'all.json', userId: PEOPLE.cdi.id })
    expect(done).toMatchObject({ added: [], changed: [], faults: [] })
    expect(done.unchanged.length).toBeGreaterThanOrEqual(45)
  })

  test('an imported template waits for approval here, whoever approved it elsewhere; a faulty one is told by its place', async () => {
    const context = await aClinic()
    const own = { ...(await newest(context)), id: 'from-elsewhere', name: 'From elsewhere', approvedBy: 'Someone' }
    const text = JSON.stringify([own, { ...own, id: 'Not An Id' }])
    const done = await importTemplates(context, { text, name: 'two.json', userId: PEOPLE.cdi.id })
    expect(done.added).toEqual(['from-elsewhere'])
    expect(done.faults).toEqual([expect.stringContaining('template 2')])
    expect(await findUsableTemplate(context, 'from-elsewhere')).toBeNull()
  })

  test('another owner or review day in a file is a version too, and a template that stands twice is told in words', async () => {
    const context = await aClinic()
    const [one, two] = readTemplateFile(await exportTemplates(context, { ids: [], userId: PEOPLE.cdi.id })).templates
    if (!one || !two) throw new Error('two templates')
    const handed = { ...one, owner: 'Coding education', reviewOn: '2028-01-15' }
    const again = { ...two, question: `${two.question} Please answer.` }
    const text = JSON.stringify([handed, again, { ...again, title: 'Other' }])
    const done = await importTemplates(context, { text, name: 'handed.json', userId: PEOPLE.cdi.id })
    expect(done.changed).toEqual([one.id, two.id])
    expect(done.faults).toEqual([`${two.id}: it stands twice in the file; the first was taken in`])
    const kept = await findTemplate(context, one.id)
    expect(kept && latestOf(kept).template).toMatchObject({ owner: 'Coding education', reviewOn: '2028-01-15' })
  })

  test('a filled draft says which version it came from and what the rules found in it first', async () => {
    const context = await aClinic()
    const started = await startDraft(context, { encounterId: 'e-1', user: PEOPLE.coder })
    if (!started.ok) throw new Error(started.error)
    expect(
      (await fillFromTemplate(context, { query: started.value, templateId: ID, userId: PEOPLE.coder.id })).ok,
    ).toBe(true)
    expect(await findTemplateUse(context.db, started.value.id)).toMatchObject({ templateId: ID, number: 1, usedAt: AT })
    expect(await findDraftCheck(context.db, started.value.id)).toMatchObject({
      isClean: true,
      ruleSet: expect.any(String),
    })
    expect((await findQuery(context.db, started.value.id))?.templateId).toBe(ID)
  })

  test('the list can be narrowed to what is due for review, what waits, a field and words', async () => {
    const context = await aClinic()
    await change(context, { title: 'Heart failure, type' })
    const list = (search: string) => listTemplateShelf(context, new URLSearchParams(search))
    expect((await list('state=waiting')).rows.map(({ id }) => id)).toEqual([ID])
    expect((await list('state=review-due')).rows).toEqual([])
    context.clock.at = new Date('2027-09-01T00:00:00Z')
    expect((await list('state=review-due')).rows.length).toBeGreaterThan(40)
    const obstetric = (await list('field=obstetric')).rows
    expect(obstetric.length).toBeGreaterThan(0)
    expect(obstetric.every(({ field }) => field === 'obstetric')).toBe(true)
  })
})
