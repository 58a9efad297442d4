import { tableForm } from '#app/domain/payment/codes-form.ts'
import type { SeverityLevel } from '#app/domain/payment/stay.ts'
import type { HccModel } from '#app/domain/payment/tables.ts'
import type { Context } from '../context.server.ts'
import { releaseWords } from './release-words.server.ts'
import { drgTablesOn, hccTablesOf } from './tables.server.ts'

export type CodeFacts = {
  /** As a secondary diagnosis; "not-in-table" where the loaded table does not know the code. */
  severity: { level: SeverityLevel | 'not-in-table'; onlyIfAlive: boolean; release: string } | null
  hcc: { models: { model: HccModel; hccs: { hcc: string; label: string | null }[] }[]; release: string } | null
}
const MODELS: readonly HccModel[] = ['V24', 'V28']

/** What payment knows of a code on a day: CC or MCC, and its CMS-HCCs for the payment year after; by the latest tables where those of the time are not loaded, which `release` says. */
export async function readCodeFacts({ db }: Pick<Context, 'db'>, code: string, day: string): Promise<CodeFacts> {
  const key = tableForm(code)
  const drg = (await drgTablesOn(db, day)) ?? (await drgTablesOn(db, null))
  const hcc = (await hccTablesOf(db, Number(day.slice(0, 4)) + 1)) ?? (await hccTablesOf(db, null))
  return {
    severity: drg && { ...severityOf(drg.tables, key), release: releaseWords('MS-DRG', drg, day) },
    hcc: hcc && {
      release: releaseWords('CMS-HCC', hcc, day),
      models: MODELS.map((model) => {
        const { hccsOf, labels } = hcc.tables.models[model]
        return { model, hccs: (hccsOf.get(key) ?? []).map((one) => ({ hcc: one, label: labels.get(one) ?? null })) }
      }),
    },
  }
}

type Tables = NonNullable<Awaited<ReturnType<typeof drgTablesOn>>>['tables']
function severityOf({ severities, principals }: Tables, key: string) {
  const entry = severities.get(key)
  if (entry) return { level: entry.rank === 2 ? ('MCC' as const) : ('CC' as const), onlyIfAlive: entry.onlyIfAlive }
  return { level: principals.has(key) ? ('NON_CC' as const) : ('not-in-table' as const), onlyIfAlive: false }
}
