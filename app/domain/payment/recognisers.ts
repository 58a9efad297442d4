import type { Recogniser, SourceFile } from '#app/domain/codes/release.ts'
import { linesOf } from './delimited.ts'
import { HCC_READINGS } from './read-hcc.ts'
import { AMOUNTS_READING, isTable5, readTable5 } from './read-ipps.ts'
import { MSDRG_READINGS } from './read-msdrg.ts'
import { isGpciFile, isRvuFile, readGpcis, readRvus } from './read-pfs.ts'
import { columnsAt, type Reading, readCsv } from './reading.ts'
import type { PaymentKind } from './tables.ts'

const TITLES: Record<PaymentKind, string> = {
  'msdrg-drgs': 'MS-DRGs with relative weights',
  'msdrg-severity': 'CC and MCC list',
  'msdrg-exclusion-principals': 'CC exclusions: group of each principal diagnosis',
  'msdrg-exclusion-groups': 'CC exclusions: members of each group',
  'msdrg-principals': 'Medical MS-DRG by principal diagnosis',
  'mce-edits': 'Medicare Code Editor: diagnosis flags',
  'mce-unspecified': 'Medicare Code Editor: unspecified-code edit',
  'hcc-mapping': 'CMS-HCC mapping',
  'hcc-coefficients': 'CMS-HCC relative factors',
  'hcc-hierarchies': 'CMS-HCC hierarchies',
  'hcc-labels': 'CMS-HCC labels',
  'pfs-rvu': 'Physician fee schedule relative values',
  'pfs-gpci': 'Geographic practice cost indices',
  'ipps-amounts': 'IPPS standardized amounts',
}

/** A comma-delimited table is known by its exact header line. */
function byHeader(reading: Reading): Recogniser {
  return {
    kind: reading.kind,
    title: TITLES[reading.kind],
    recognises(file: SourceFile) {
      const [header] = linesOf(file.text.slice(0, 2_000).split('\n', 1)[0] ?? '', ',')
      return header !== undefined && columnsAt(header.cells, reading.columns) !== null
    },
    parse: (file) => readCsv(reading, file),
  }
}

/** Every payment table that can be read, for `app/services/codes/recognisers.server.ts`. Each is known by its content. */
export const PAYMENT_RECOGNISERS: readonly Recogniser[] = [
  ...[...MSDRG_READINGS, ...HCC_READINGS, AMOUNTS_READING].map(byHeader),
  {
    kind: 'msdrg-drgs',
    title: 'IPPS Table 5: MS-DRG relative weights',
    recognises: ({ text }) => isTable5(text),
    parse: readTable5,
  },
  { kind: 'pfs-rvu', title: TITLES['pfs-rvu'], recognises: ({ text }) => isRvuFile(text), parse: readRvus },
  { kind: 'pfs-gpci', title: TITLES['pfs-gpci'], recognises: ({ text }) => isGpciFile(text), parse: readGpcis },
]
