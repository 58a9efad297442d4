import { setImmediate } from 'node:timers/promises'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { type Contribution, contributionOf, noContribution } from '#app/domain/scorecard/measures/contribution.ts'
import { differenceOf } from '#app/domain/scorecard/measures/difference.ts'
import type { Db } from '#db/client.ts'
import { commit, type Write } from '#db/commit.ts'
import {
  addDifference,
  endOfFeed,
  type FeedPart,
  forgetRollUps,
  keepContributions,
  listContributions,
  listEncounterIds,
  movePosition,
  readFeed,
  readPosition,
  setPosition,
} from '#db/roll-ups.ts'
import { encountersOfQueries, readScorecardFacts } from '#db/scorecard-facts.ts'
import type { Context } from '../context.server.ts'
import { encounterFacts, sorted } from './encounter-facts.server.ts'
import { basisOf, type Knowledge, knowledgeOf } from './knowledge.server.ts'
import { memberWrites } from './member-recaptures.server.ts'

const FEED = 'scorecard'
const BASIS = 'scorecard-basis'
/** Changes read at a time, and encounters worked on between two breaths of the event loop. */
const CHANGES = 400
const ENCOUNTERS = 25

/** What some encounters add now; those that are gone add nothing. */
async function contributionsOf(
  db: Db,
  ids: readonly string[],
  knowledge: Knowledge,
): Promise<Map<string, Contribution>> {
  const facts = sorted(await readScorecardFacts(db, ids))
  const found = new Map<string, Contribution>()
  for (const id of ids) {
    const stay = facts.stays.get(id)
    const day = (stay?.endAt ?? stay?.startAt)?.toISOString().slice(0, 10)
    const one = encounterFacts(facts, id, day ? await knowledge.drgTables(day) : null)
    const stanceOf = await knowledge.stanceOf(facts.lines.get(id)?.[0]?.release)
    found.set(id, one ? contributionOf(one, stanceOf) : noContribution())
  }
  return found
}

/** The writes that bring the roll-ups of some encounters to what the facts say. Doing them again changes nothing. */
async function writesFor(db: Db, ids: readonly string[], knowledge: Knowledge): Promise<Write[]> {
  const before = await listContributions(db, ids)
  const after = await contributionsOf(db, ids, knowledge)
  return [
    ...keepContributions(after),
    ...addDifference(differenceOf([...before.values()], [...after.values()])),
    ...(await memberWrites(db, ids, knowledge)),
  ]
}

async function encountersOf(db: Db, parts: readonly FeedPart[]): Promise<(FeedPart & { encounterId: string })[]> {
  const asked = parts.filter(({ topic }) => topic === 'query').map(({ onId }) => onId)
  const ofQuery = asked.length > 0 ? await encountersOfQueries(db, asked) : new Map<string, string>()
  return parts.map((part) => ({
    ...part,
    encounterId: part.topic === 'query' ? (ofQuery.get(part.onId) ?? '') : part.onId,
  }))
}

/** Runs of the feed that name at most so many encounters. */
function runsOf(parts: readonly (FeedPart & { encounterId: string })[]) {
  const runs: { ids: Set<string>; to: number; changes: number }[] = []
  for (const { encounterId, seq } of parts) {
    const last = runs.at(-1)
    const run =
      last && (last.ids.size < ENCOUNTERS || last.ids.has(encounterId))
        ? last
        : { ids: new Set<string>(), to: 0, changes: 0 }
    if (run !== last) runs.push(run)
    if (encounterId !== '') run.ids.add(encounterId)
    run.to = seq
    run.changes += 1
  }
  return runs
}

const told = (at: Date, detail: Record<string, number>): [AuditEntry] => [
  { what: 'scorecard.rolled-up', who: 'system', at, detail },
]

/** How many changes the roll-ups have not taken in; all there are where they rest on other tables than those in force. */
export async function changesBehind(db: Db): Promise<number> {
  if ((await readPosition(db, BASIS)) !== (await basisOf(db))) return Number.POSITIVE_INFINITY
  return (await endOfFeed(db)) - (await readPosition(db, FEED))
}

/** Takes in what the feed has brought, each change exactly once: its place moves in the commit that adds it. Returns how many changes. */
export async function takeInFeed(context: Context): Promise<number> {
  const { db, now } = context
  const basis = await basisOf(db)
  if ((await readPosition(db, BASIS)) !== basis) await rebuildRollUps(context)
  const knowledge = knowledgeOf(context, basis)
  let taken = 0
  for (;;) {
    let from = await readPosition(db, FEED)
    const parts = await readFeed(db, from, CHANGES)
    if (parts.length === 0) return taken
    for (const run of runsOf(await encountersOf(db, parts))) {
      const writes = [movePosition(FEED, { from, to: run.to }), ...(await writesFor(db, [...run.ids], knowledge))]
      await commit(db, { writes, audit: told(now(), { changes: run.changes, to: run.to }) })
      from = run.to
      taken += run.changes
      await setImmediate()
    }
  }
}

/** Works through every encounter, in parts; pages go on showing what is there. Twice the same facts give the same rows. */
export async function rebuildRollUps(context: Context, { anew = false } = {}): Promise<number> {
  const { db, now } = context
  const basis = await basisOf(db)
  const knowledge = knowledgeOf(context, basis)
  const end = await endOfFeed(db)
  if (anew) await commit(db, { writes: forgetRollUps(FEED), audit: told(now(), { rebuild: 1, to: end }) })
  let [after, done] = ['', 0]
  for (;;) {
    const ids = await listEncounterIds(db, after, ENCOUNTERS)
    const last = ids.at(-1)
    if (last === undefined) break
    done += ids.length
    await commit(db, {
      writes: await writesFor(db, ids, knowledge),
      audit: told(now(), { rebuild: 1, encounters: done }),
    })
    after = last
    await setImmediate()
  }
  await commit(db, {
    writes: [setPosition(FEED, end), setPosition(BASIS, basis)],
    audit: told(now(), { rebuild: 1, encounters: done, to: end }),
  })
  return done
}
