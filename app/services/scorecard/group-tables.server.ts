import { nameOf } from '#app/domain/scorecard/measures/words.ts'
import { GROUP_SHARES } from './group-rows.server.ts'
import type { GroupsPage } from './read-groups.server.ts'
import { SHARE_COLUMNS, shareCells, type TableOf } from './table-cells.server.ts'

/** Specialties or facilities as plain tables: each share with what it was counted from, and the trend. */
export function groupTables({ rows, quarters }: GroupsPage, of: string): TableOf[] {
  return [
    {
      id: 'shares',
      name: 'Measures',
      columns: [of, 'Measure', ...SHARE_COLUMNS],
      rows: rows.flatMap((row) => GROUP_SHARES.map((id) => [row.name, nameOf(id), ...shareCells(row[id])])),
    },
    {
      id: 'trend',
      name: 'Left unspecified by quarter',
      columns: [of, 'Quarter', ...SHARE_COLUMNS],
      rows: rows.flatMap(({ name, trend }) =>
        trend.map((share, at) => [name, quarters[at] ?? null, ...shareCells(share)]),
      ),
    },
  ]
}
