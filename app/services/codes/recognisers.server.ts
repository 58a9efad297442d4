import { CONVERSION_TABLE } from '#app/domain/codes/read-conversions.ts'
import { CODE_LIST, HCPCS_CODES, HCPCS_MODIFIERS, POA_EXEMPT } from '#app/domain/codes/read-lists.ts'
import { ORDER_ADDENDA } from '#app/domain/codes/read-order-addenda.ts'
import { ORDER_FILE } from '#app/domain/codes/read-order-file.ts'
import { TABULAR } from '#app/domain/codes/read-tabular.ts'
import type { Recogniser, SourceFile } from '#app/domain/codes/release.ts'
import { PAYMENT_RECOGNISERS } from '#app/domain/payment/recognisers.ts'

/** Every kind of published file that can be taken in; the first that knows a file reads it. */
const RECOGNISERS: readonly Recogniser[] = [
  ORDER_FILE,
  ORDER_ADDENDA,
  CONVERSION_TABLE,
  TABULAR,
  HCPCS_CODES,
  HCPCS_MODIFIERS,
  ...PAYMENT_RECOGNISERS,
  POA_EXEMPT,
]

/** Files of CMS that are published in Windows-1252; all others must be UTF-8. */
const MAY_BE_WINDOWS: ReadonlySet<string> = new Set(['msdrg-drgs', 'pfs-rvu', 'pfs-gpci'])

export const recogniserOf = (file: SourceFile): Recogniser | null =>
  RECOGNISERS.find((recogniser) => recogniser.recognises(file)) ?? null

/** Lists that lie beside an order file and say nothing that it does not say. */
export const isCovered = (file: SourceFile): boolean => CODE_LIST.test(file.text.slice(0, 400))

export const mayBeWindows = ({ kind }: Recogniser): boolean => MAY_BE_WINDOWS.has(kind)
