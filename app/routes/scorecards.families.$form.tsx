import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportPage } from '#app/services/scorecard/export-page.server.ts'
import { familiesTables } from '#app/services/scorecard/families-tables.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'

export const loader = (asked: LoaderFunctionArgs) =>
  exportPage(asked, {
    ...{ page: 'families', permission: 'scorecard.any' },
    async read(context, user, search) {
      const page = await readFamilies(context, user, search)
      return { tables: familiesTables(page), lead: `Discharges of ${page.from} to ${page.to}` }
    },
  })
