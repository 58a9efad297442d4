import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportPage } from '#app/services/scorecard/export-page.server.ts'
import { programTables } from '#app/services/scorecard/program-tables.server.ts'
import { readProgram } from '#app/services/scorecard/read-program.server.ts'

export const loader = (asked: LoaderFunctionArgs) =>
  exportPage(asked, {
    ...{ page: 'program', permission: 'scorecard.any' },
    async read(context, user, search) {
      const page = await readProgram(context, user, search)
      return { tables: programTables(page), lead: `Discharges and queries of ${page.from} to ${page.to}` }
    },
  })
