import type { LoaderFunctionArgs } from '@remix-run/node'
import { codingTables } from '#app/services/scorecard/coding-tables.server.ts'
import { exportPage } from '#app/services/scorecard/export-page.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'

export const loader = (asked: LoaderFunctionArgs) =>
  exportPage(asked, {
    ...{ page: 'coding', permission: 'scorecard.any' },
    async read(context, user, search) {
      const page = await readCoding(context, user, search)
      return { tables: codingTables(page), lead: `Discharges of ${page.from} to ${page.to}` }
    },
  })
