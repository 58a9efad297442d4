import type { CheckResult, Draft, Finding } from '#app/domain/query/draft.ts'
import { RULE_SET, ruleOf } from './registry.ts'

/** How many drafts were read and compliant, how many lines could not be read, and in how many drafts each rule found something. */
export type RuleCounts = { drafts: number; compliant: number; faults: number; byRule: Map<string, number> }

/** Returns counts before the first draft. */
export function noCounts(): RuleCounts {
  return { drafts: 0, compliant: 0, faults: 0, byRule: new Map() }
}

/** Returns the counts with one more draft; a rule counts once a draft however often it finds. */
export function counted(counts: RuleCounts, { compliant, findings }: CheckResult): RuleCounts {
  const byRule = new Map(counts.byRule)
  for (const rule of new Set(findings.map((finding) => finding.rule))) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  return { ...counts, drafts: counts.drafts + 1, compliant: counts.compliant + (compliant ? 1 : 0), byRule }
}

/** A cell that a spreadsheet would run as a formula is made text by an apostrophe. */
function cell(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words
  return `"${safe.replaceAll('"', '""')}"`
}

const row = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`

/** Returns the first line of the table: one finding a row. */
export function csvHead(): string {
  return row(['draft', 'compliant', 'rule', 'severity', 'where', 'excerpt', 'why', 'rule set'])
}

/** Returns the rows of one draft; one without findings has one row with its verdict, and what was not checked has rows of its own. */
export function csvRowsOf({ id }: Draft, { compliant, findings, notChecked, ruleSet }: CheckResult): string {
  const verdict = compliant ? 'yes' : 'no'
  const found = findings.map((f) => row([id, verdict, f.rule, f.severity, f.where, f.excerpt, f.why, ruleSet]))
  const open = notChecked.map((why) => row([id, verdict, '', 'not checked', '', '', why, ruleSet]))
  const rows = [...found, ...open]
  return rows.length > 0 ? rows.join('') : row([id, verdict, '', '', '', '', '', ruleSet])
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** The words of a finding are marked where they stand; overlapping marks become one. */
function marked(words: string, findings: readonly Finding[]): string {
  const spans = findings
    .map(({ excerpt }) => ({ start: excerpt === '' ? -1 : words.indexOf(excerpt), length: excerpt.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start)
  let out = ''
  let at = 0
  for (const { start, length } of spans) {
    if (start + length <= at) continue
    const from = Math.max(start, at)
    out += `${escaped(words.slice(at, from))}<mark>${escaped(words.slice(from, start + length))}</mark>`
    at = start + length
  }
  return out + escaped(words.slice(at))
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2024}table{border-collapse:collapse}td,th{border:1px solid #c9ccd1;padding:.25rem .6rem;text-align:left}mark{background:#ffe08a}article{border-top:1px solid #c9ccd1;padding:1rem 0}.quiet{color:#5a6068}'

/** Returns the head of the audit page. */
export function htmlHead(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Query compliance audit</title><style>${STYLE}</style></head><body><h1>Query compliance audit</h1><p class="quiet">Rule set ${RULE_SET}. The summary by rule is at the <a href="#summary">end</a>.</p>\n`
}

/** Returns one draft as an article: its words with the findings marked, the findings as a list, and what was not checked. */
export function htmlOf(draft: Draft, result: CheckResult): string {
  const at = (where: string) => result.findings.filter((finding) => finding.where === where)
  const options = draft.options.map((words, n) => `<li>${marked(words, at(`option ${n + 1}`))}</li>`).join('')
  const indicators = draft.indicators
    .map(
      ({ text, source, date }, n) =>
        `<li>${marked(text, at(`indicator ${n + 1}`))} <span class="quiet">${escaped(source)} ${escaped(date ?? '')}</span></li>`,
    )
    .join('')
  const findings = result.findings
    .map(
      ({ rule, severity, where, why }) =>
        `<li><strong>${rule}</strong> (${severity}, ${escaped(where)}): ${escaped(why)}</li>`,
    )
    .join('')
  const open = result.notChecked.map((why) => `<li>Not checked: ${escaped(why)}</li>`).join('')
  return `<article><h2>${escaped(draft.id)}: ${result.compliant ? 'compliant' : 'not compliant'}</h2><h3>${marked(draft.title, at('title'))}</h3><p>${marked(draft.question, at('question'))}</p><ul>${options}</ul><ul>${indicators}</ul><ul>${findings}${open}</ul></article>\n`
}

/** Returns the summary by rule and the end of the audit page. */
export function htmlEnd({ drafts, compliant, faults, byRule }: RuleCounts): string {
  const rows = [...byRule]
    .sort(([, a], [, b]) => b - a)
    .map(
      ([rule, n]) =>
        `<tr><td>${rule}</td><td>${ruleOf(rule)?.severity ?? ''}</td><td>${n} of ${drafts}</td><td>${escaped(ruleOf(rule)?.says ?? '')}</td></tr>`,
    )
    .join('')
  return `<h2 id="summary">Summary</h2><p>${compliant} of ${drafts} drafts compliant; ${faults} lines not read.</p><table><tr><th>Rule</th><th>Severity</th><th>Drafts</th><th>What it asks</th></tr>${rows}</table></body></html>\n`
}
