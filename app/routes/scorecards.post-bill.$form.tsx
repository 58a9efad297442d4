import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportPage } from '#app/services/scorecard/export-page.server.ts'
import { postBillTables, readPostBill } from '#app/services/scorecard/read-post-bill.server.ts'

export const loader = (asked: LoaderFunctionArgs) =>
  exportPage(asked, {
    ...{ page: 'post-bill', permission: 'query.audit' },
    async read(context, user, search) {
      const page = await readPostBill(context, user, search)
      return {
        tables: postBillTables(page),
        lead: `Which way answers moved payment, by when they were asked for, of ${page.from} to ${page.to}`,
      }
    },
  })
