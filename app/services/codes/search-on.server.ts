import type { Context } from '../context.server.ts'
import { searchCodes } from './search-codes.server.ts'

/** At most twenty codes in force on a day that fit the words, best first. */
export async function searchCodesOn(context: Context, words: string, on: string) {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on)
  const { release, codes } = await searchCodes(context, words, isDay ? { on } : {})
  return codes.map(({ code, long, billable }) => ({ code, release, title: long, isBillable: billable }))
}
