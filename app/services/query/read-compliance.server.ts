import type { User } from '#app/domain/identity/role.ts'
import { CONTENT_RULES, ruleOf } from '#app/domain/query/compliance/registry.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { rateOf } from '#app/domain/shared/rate.ts'
import { commit } from '#db/commit.ts'
import {
  countByState,
  countFindings,
  countFirstDrafts,
  type FigureScope,
  type FirstDrafts,
  listKeys,
  listLetStand,
  type RuleFindings,
} from '#db/query-figures.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { DAY_MS, dayOf, NO_TEMPLATE, scopeOf } from './compliance-scope.server.ts'
import { readFindingTrends } from './read-finding-trends.server.ts'
import { readShelf } from './template-shelf.server.ts'

const MOST_LET_STAND = 100
const RULE_CHOICES = CONTENT_RULES.map(({ id }) => ({ value: id, words: id }))

/** A row of first drafts with names and rates, its most frequent rule beside it. */
function named(rows: FirstDrafts[], findings: RuleFindings[], nameOf: (key: string) => string) {
  return rows
    .map((row) => {
      const own = findings.filter(({ key }) => key === row.key).sort((a, b) => b.drafts - a.drafts)
      return { ...row, name: nameOf(row.key), rate: rateOf(row.clean, row.recorded), findings: own }
    })
    .sort((a, b) => b.sent - a.sent || a.name.localeCompare(b.name))
}

/** The compliance figures of a period: first drafts, findings by rule, author and template, warnings let stand, volume by state. */
export async function readCompliance(context: Context, user: User, search: URLSearchParams) {
  const { db } = context
  const scope = scopeOf(context, user, search)
  const keys = ['month', 'author', 'template'] as const
  const [drafts, findings, states, letStand, names] = await Promise.all([
    Promise.all(keys.map((key) => countFirstDrafts(db, key, scope))),
    Promise.all(keys.map((key) => countFindings(db, key, scope))),
    countByState(db, scope.facilityIds),
    listLetStand(db, scope, MOST_LET_STAND),
    readNames(context, scope),
  ])
  const [months = [], authors = [], templates = []] = drafts
  const [byMonth = [], byAuthor = [], byTemplate = []] = findings
  const total = months.reduce(
    (sum, m) => ({ sent: sum.sent + m.sent, recorded: sum.recorded + m.recorded, clean: sum.clean + m.clean }),
    { sent: 0, recorded: 0, clean: 0 },
  )
  const rule = CONTENT_RULES.find(({ id }) => id === search.get('rule'))?.id ?? null
  await commit(db, { writes: [], audit: [{ what: 'compliance.viewed', who: user.id, at: context.now() }] })
  return {
    from: dayOf(scope.from),
    to: dayOf(new Date(scope.to.getTime() - DAY_MS)),
    total: { ...total, rate: rateOf(total.clean, total.recorded) },
    months: months.map((m) => ({ ...m, rate: rateOf(m.clean, m.recorded) })),
    rules: rulesOf(byMonth, months, total.recorded),
    authors: named(authors, byAuthor, names.author),
    templates: named(templates, byTemplate, names.template),
    trends: await readFindingTrends(context, scope, rule, names),
    states,
    letStand,
    asked: { author: scope.authorId ?? '', template: search.get('template') ?? '', rule: rule ?? '' },
    choices: { ...names.choices, rules: RULE_CHOICES },
  }
}

const choicesOf = (keys: string[], nameOf: (key: string) => string) =>
  keys.map((key) => ({ value: key, words: nameOf(key) })).sort((a, b) => a.words.localeCompare(b.words))

/** What authors and templates of the period are called, and all of them to choose from, whichever are asked for now. */
async function readNames(context: Context, scope: FigureScope) {
  const { db } = context
  const [authors, templates] = await Promise.all([listKeys(db, 'author', scope), listKeys(db, 'template', scope)])
  const people = new Map(await Promise.all(authors.map(async (key) => [key, (await findUser(db, key))?.name] as const)))
  const shelf = new Map((await readShelf(context)).map((kept) => [kept.id, latestOf(kept).template.name]))
  const author = (key: string) => people.get(key) ?? key
  const template = (key: string) => (key === '' ? 'Without a template' : (shelf.get(key) ?? key))
  const named = choicesOf(templates, template).map((choice) => ({ ...choice, value: choice.value || NO_TEMPLATE }))
  return { author, template, choices: { authors: choicesOf(authors, author), templates: named } }
}

/** Each rule with the drafts it found something in, of all and month by month. */
function rulesOf(byMonth: RuleFindings[], months: FirstDrafts[], recorded: number) {
  const ids = [...new Set(byMonth.map(({ rule }) => rule))]
  return ids
    .map((id) => {
      const own = byMonth.filter(({ rule }) => rule === id)
      const drafts = own.reduce((sum, row) => sum + row.drafts, 0)
      return {
        id,
        severity: ruleOf(id)?.severity ?? 'info',
        drafts,
        rate: rateOf(drafts, recorded),
        months: months.map(({ key }) => own.find((row) => row.key === key)?.drafts ?? 0),
      }
    })
    .sort((a, b) => b.drafts - a.drafts)
}
