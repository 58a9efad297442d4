import type { ReferenceRow, Release } from '#app/domain/codes/release.ts'
import { type Choice, chooseRelease } from '#app/domain/payment/choose-releases.ts'
import { buildDrgTables, type DrgTables } from '#app/domain/payment/drg-tables.ts'
import { buildHccTables, type HccTables } from '#app/domain/payment/hcc-tables.ts'
import { typedRows } from '#app/domain/payment/kept-rows.ts'
import { buildRvuTable, type RvuTable } from '#app/domain/payment/rbrvs.ts'
import type { GpciRow, PaymentKind, PaymentRows, StandardAmountRow } from '#app/domain/payment/tables.ts'
import type { Db } from '#db/client.ts'
import { starterPaymentReleases } from '#db/starter-payment.ts'
import { listPaymentReleases, listPaymentRows, type PaymentReleaseKept } from '#db/weights.ts'

/** A release that can be read. Its id stands for its rows: what is built from them is kept under it. */
type Readable = PaymentReleaseKept & { isStarter: boolean; rows: () => Promise<readonly ReferenceRow[]> }
/** Tables, and what must be said of them: the edition, whether it was in force on the day, whether it is only the starter set. */
export type Loaded<T> = { tables: T; edition: string; fit: Choice<Release>['fit']; isStarter: boolean }

const DRG_KINDS = [
  'msdrg-principals',
  'msdrg-severity',
  'msdrg-exclusion-principals',
  'msdrg-exclusion-groups',
] as const
const HCC_KINDS = ['hcc-mapping', 'hcc-coefficients', 'hcc-hierarchies'] as const

/** Built once per set of releases, and shared by all who ask: building the full set takes half a second. */
function keptTables<T>() {
  const ofDb = new WeakMap<Db, Map<string, Promise<T>>>()
  return (db: Db, key: string, build: () => Promise<T>): Promise<T> => {
    const kept = ofDb.get(db) ?? new Map<string, Promise<T>>()
    ofDb.set(db, kept)
    const known = kept.get(key)
    if (known) return known
    // Two editions stay at hand: of the year that ends and of the one that begins.
    for (const old of [...kept.keys()].slice(0, -1)) kept.delete(old)
    const building = build()
    kept.set(key, building)
    building.catch(() => kept.delete(key))
    return building
  }
}
const drgTables = keptTables<DrgTables>()
const hccTables = keptTables<HccTables>()
const rvuTables = keptTables<RvuTable>()

let starterSet: Readable[] | null = null
function starter(): Readable[] {
  starterSet ??= starterPaymentReleases().map((release) => ({
    ...release,
    id: `starter ${release.kind}:${release.edition}`,
    isStarter: true,
    rows: async () => release.tables.rows ?? [],
  }))
  return starterSet
}

async function imported(db: Db): Promise<Readable[]> {
  const kept = await listPaymentReleases(db)
  return kept.map((release) => ({ ...release, isStarter: false, rows: () => listPaymentRows(db, release) }))
}

/** All kinds of a family from imported releases, or all from the starter set: a half of each would take what it lacks for "non-CC". */
async function releasesFor(db: Db, kinds: readonly PaymentKind[]): Promise<Readable[]> {
  const all = await imported(db)
  return kinds.every((kind) => all.some((release) => release.kind === kind)) ? all : starter()
}

type Chosen = { choice: Choice<Readable>; kind: PaymentKind }
function chooseAll(releases: readonly Readable[], kinds: readonly PaymentKind[], day: string | null): Chosen[] | null {
  const chosen = kinds.flatMap((kind): Chosen[] => {
    const choice = chooseRelease(releases, kind, day)
    return choice ? [{ choice, kind }] : []
  })
  return chosen.length === kinds.length ? chosen : null
}

const keyOf = (chosen: readonly Chosen[]): string => `${chosen.map(({ choice }) => choice.release.id).join(' ')}`

async function rowsOf<K extends PaymentKind>(kind: K, chosen: readonly Chosen[]): Promise<PaymentRows[K][number][]> {
  const found = chosen.find((one) => one.kind === kind)
  return found ? typedRows(kind, await found.choice.release.rows()) : []
}

function saidOf(chosen: readonly Chosen[]): Omit<Loaded<unknown>, 'tables'> {
  const [first] = chosen
  const fits = chosen.map(({ choice }) => choice.fit)
  return {
    edition: first?.choice.release.edition ?? '',
    fit: fits.find((fit) => fit === 'same-year') ?? fits[0] ?? 'latest',
    isStarter: chosen.some(({ choice }) => choice.release.isStarter),
  }
}

/** The MS-DRG tables for a day of discharge; without a day the latest; null where none of that year is loaded. */
export async function drgTablesOn(db: Db, day: string | null): Promise<Loaded<DrgTables> | null> {
  const releases = await releasesFor(db, [...DRG_KINDS, 'msdrg-drgs'])
  const logic = chooseAll(releases, DRG_KINDS, day)
  if (!logic) return null
  // Weights are of the fiscal year, the logic of the half year: each has its own release. Without weights or the editor's list the DRG still stands.
  const further = (['msdrg-drgs', 'mce-edits'] as const).flatMap((kind) => chooseAll(releases, [kind], day) ?? [])
  const chosen = [...logic, ...further]
  const said = saidOf(chosen)
  const tables = await drgTables(db, keyOf(chosen), async () =>
    buildDrgTables(`msdrg:${said.edition}`, {
      'msdrg-drgs': await rowsOf('msdrg-drgs', chosen),
      'msdrg-severity': await rowsOf('msdrg-severity', chosen),
      'msdrg-exclusion-principals': await rowsOf('msdrg-exclusion-principals', chosen),
      'msdrg-exclusion-groups': await rowsOf('msdrg-exclusion-groups', chosen),
      'msdrg-principals': await rowsOf('msdrg-principals', chosen),
      'mce-edits': await rowsOf('mce-edits', chosen),
    }),
  )
  return { tables, ...said }
}

/** The CMS-HCC tables of a payment year; without a year the latest; null where that year is not loaded. */
export async function hccTablesOf(db: Db, paymentYear: number | null): Promise<Loaded<HccTables> | null> {
  const releases = await releasesFor(db, HCC_KINDS)
  // A payment year is paid on the diagnoses of the year before: any day of that year finds its tables.
  const day = paymentYear === null ? null : `${paymentYear - 1}-07-01`
  const found = chooseAll(releases, HCC_KINDS, day)
  if (!found) return null
  const chosen = [...found, ...(chooseAll(releases, ['hcc-labels'], day) ?? [])]
  const said = saidOf(chosen)
  const tables = await hccTables(db, keyOf(chosen), async () =>
    buildHccTables(`hcc:${said.edition}`, {
      'hcc-mapping': await rowsOf('hcc-mapping', chosen),
      'hcc-coefficients': await rowsOf('hcc-coefficients', chosen),
      'hcc-hierarchies': await rowsOf('hcc-hierarchies', chosen),
      'hcc-labels': await rowsOf('hcc-labels', chosen),
    }),
  )
  return { tables, ...said }
}

/** The relative values for a day of service; null where none of that year is loaded (the starter set has none). */
export async function rvuTableOn(db: Db, day: string): Promise<Loaded<RvuTable> | null> {
  const chosen = chooseAll(await imported(db), ['pfs-rvu'], day)
  if (!chosen) return null
  const said = saidOf(chosen)
  const tables = await rvuTables(db, keyOf(chosen), async () =>
    buildRvuTable(`pfs:${said.edition}`, await rowsOf('pfs-rvu', chosen)),
  )
  return { tables, ...said }
}

/** The geographic indices of the year of a day of service; null where they are not loaded. */
export async function gpcisOn(db: Db, day: string): Promise<Loaded<GpciRow[]> | null> {
  const chosen = chooseAll(await imported(db), ['pfs-gpci'], day)
  return chosen && { tables: await rowsOf('pfs-gpci', chosen), ...saidOf(chosen) }
}

/** The standardized amounts of the fiscal year of a day of discharge; empty where none are loaded. */
export async function standardAmountsOf(db: Db, fiscalYear: number): Promise<StandardAmountRow[]> {
  const chosen = chooseAll(await imported(db), ['ipps-amounts'], `${fiscalYear}-01-01`)
  const rows = chosen ? await rowsOf('ipps-amounts', chosen) : []
  return rows.filter((row) => row.fiscalYear === fiscalYear)
}
