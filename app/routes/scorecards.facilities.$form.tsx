import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportPage } from '#app/services/scorecard/export-page.server.ts'
import { groupTables } from '#app/services/scorecard/group-tables.server.ts'
import { readGroups } from '#app/services/scorecard/read-groups.server.ts'

export const loader = (asked: LoaderFunctionArgs) =>
  exportPage(asked, {
    ...{ page: 'facilities', permission: 'scorecard.any' },
    async read(context, user, search) {
      const page = await readGroups(context, user, search, 'facility')
      return { tables: groupTables(page, 'Facility'), lead: `Discharges and queries of ${page.from} to ${page.to}` }
    },
  })
