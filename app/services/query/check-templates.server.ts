import { open, readFile } from 'node:fs/promises'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { RULE_SET } from '#app/domain/query/compliance/registry.ts'
import { bareDraft, lintTemplate } from '#app/domain/query/templates/lint.ts'
import { readTemplateFile } from '#app/domain/query/templates/read-template.ts'
import type { CheckedLine } from './check-drafts.server.ts'

const BEGINNING = 1024

/** True for a file of templates as the templates page exports it: a list, where drafts stand one a line. */
export async function isTemplateFile(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    return /^\uFEFF?\s*\[/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Yields each template of a file with what the rules find in its words, as it is linted before it is approved (P-TMPL). */
export async function* checkTemplates(path: string): AsyncGenerator<CheckedLine> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  const { templates, faults } = readTemplateFile(text)
  for (const fault of faults) yield { line: 1, read: 0, fault }
  for (const [n, template] of templates.entries()) {
    const findings = lintTemplate(template, checkDraft).map(({ rule, where, why }) => ({
      rule,
      where,
      why,
      severity: 'error' as const,
      excerpt: '',
    }))
    const result = { compliant: findings.length === 0, findings, notChecked: [], ruleSet: RULE_SET }
    const read = Math.round((text.length * (n + 1)) / templates.length)
    yield { line: n + 1, read, draft: bareDraft(template), result, fault: null }
  }
}
