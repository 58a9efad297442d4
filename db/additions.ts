import { sql } from 'drizzle-orm'
import { lenient, type Write } from './commit.ts'
import { codedLines, encounters } from './schema/encounter.ts'
import { providers } from './schema/identity.ts'
import { receivedResources } from './schema/intake.ts'

/** Who wrote the coded lines that came with a claim: no user of ours. */
const CLAIM_CODER = 'claim'

const listed = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/**
 * Brings to the providers what their roles say: the specialty of the first role by id (else of their own record) and all
 * facilities. Computed from what was received, so that the order of arrival makes no difference.
 */
export function addRoles(providerIds: readonly string[]): Write[] {
  if (providerIds.length === 0) return []
  const said = (
    type: string,
  ) => sql`(select r.detail ->> 'specialty' from ${receivedResources} r where r.target_id = ${providers.id}
    and r.type = ${type} and r.state = 'kept' and r.detail ->> 'specialty' is not null order by r.source_id limit 1)`
  const facilities = sql`(select json_group_array(distinct r.detail ->> 'facilityId') from ${receivedResources} r
    where r.target_id = ${providers.id} and r.type = 'PractitionerRole' and r.state = 'kept' and r.detail ->> 'facilityId' is not null)`
  return [
    lenient((tx) => ({
      run: () =>
        tx.run(sql`update ${providers} set
          specialty = coalesce(${said('PractitionerRole')}, ${said('Practitioner')}, specialty),
          facility_ids = case when ${facilities} = '[]' then facility_ids else ${facilities} end
          where id in ${listed(providerIds)}`),
    })),
  ]
}

/** The claim that speaks for a stay: the last one billed, of equals the last by id. */
const speaking = sql`(select r.detail from ${receivedResources} r where r.target_id = ${encounters.id} and r.type = 'Claim'
  and r.state = 'kept' order by r.detail ->> 'billedAt' desc, r.source_id desc limit 1)`

/**
 * Brings to the encounters what their claims say: payer, group, billed, and the claim's diagnoses as final coded lines where no
 * coder has coded here. The lines' release is the fiscal year of the discharge (it begins on 1 October).
 */
export function addBills(encounterIds: readonly string[]): Write[] {
  if (encounterIds.length === 0) return []
  const ids = listed(encounterIds)
  const uncoded = sql`not exists (select 1 from ${codedLines} c where c.encounter_id = ${encounters.id} and c.coded_by <> ${CLAIM_CODER})`
  const day = sql`coalesce(end_at, start_at) / 1000, 'unixepoch'`
  const year = sql`(strftime('%Y', ${day}) + (strftime('%m', ${day}) >= '10'))`
  const statements = [
    sql`update ${encounters} set payer = coalesce(${speaking} ->> 'payer', payer),
      encoder_drg = coalesce(${speaking} ->> 'drg', encoder_drg), bill_status = 'billed'
      where id in ${ids} and ${speaking} is not null`,
    sql`delete from ${codedLines} where encounter_id in ${ids} and coded_by = ${CLAIM_CODER}`,
    sql`insert into ${codedLines} (id, encounter_id, code, release, position, sequence, present_on_admission, stage, coded_by, coded_at)
      select ${encounters.id} || '-' || l.key, ${encounters.id}, l.value ->> 'code', 'icd10cm:' || ${year},
        iif(l.value ->> 'isPrincipal', 'principal', 'secondary'), l.value ->> 'sequence', l.value ->> 'presentOnAdmission', 'final',
        ${CLAIM_CODER}, coalesce(${speaking} ->> 'billedAt', end_at, start_at)
      from ${encounters}, json_each(${speaking}, '$.lines') l where ${encounters.id} in ${ids} and ${uncoded}`,
    sql`update ${encounters} set coding_state = 'final', version = version + 1,
      next_step = case when answered_queries > 0 then 'reconcile' when open_queries > 0 then 'await-answer' else 'done' end
      where id in ${ids} and coding_state = 'uncoded'
        and exists (select 1 from ${codedLines} c where c.encounter_id = ${encounters.id} and c.coded_by = ${CLAIM_CODER})`,
  ]
  return statements.map((statement) => lenient((tx) => ({ run: () => tx.run(statement) })))
}
