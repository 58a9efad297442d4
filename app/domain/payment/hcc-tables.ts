import { tableForm } from './codes-form.ts'
import type { HccModel, PaymentRows } from './tables.ts'

export type ModelTables = {
  hccsOf: ReadonlyMap<string, readonly string[]>
  drops: ReadonlyMap<string, readonly string[]>
  /** Lower-cased CMS name with its segment prefix ("cna_hcc38") -> factor x 10,000. CMS's own files vary in case. */
  factors: ReadonlyMap<string, number>
  labels: ReadonlyMap<string, string>
}
/** The tables of one payment year, by model. */
export type HccTables = { release: string; models: Record<HccModel, ModelTables> }
export type HccTableRows = Pick<PaymentRows, 'hcc-mapping' | 'hcc-coefficients' | 'hcc-hierarchies' | 'hcc-labels'>

/** The in-memory tables of a payment year, built once from its rows. */
export function buildHccTables(release: string, rows: HccTableRows): HccTables {
  return { release, models: { V24: modelTables('V24', rows), V28: modelTables('V28', rows) } }
}

function modelTables(model: HccModel, rows: HccTableRows): ModelTables {
  const of = <R extends { model: HccModel }>(all: readonly R[]) => all.filter((row) => row.model === model)
  return {
    hccsOf: grouped(of(rows['hcc-mapping']).map((row) => [tableForm(row.code), row.hcc])),
    drops: grouped(of(rows['hcc-hierarchies']).map((row) => [row.parent, row.dropped])),
    factors: new Map(of(rows['hcc-coefficients']).map((row) => [row.name.toLowerCase(), row.factorX10000])),
    labels: new Map(of(rows['hcc-labels']).map((row) => [row.hcc.replace(/^HCC/i, ''), row.label])),
  }
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const values = map.get(key)
    if (values) values.push(value)
    else map.set(key, [value])
  }
  return map
}
