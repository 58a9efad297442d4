import { AXIS_WORDS } from '#app/domain/scorecard/measures/words.ts'
import type { FamiliesPage } from './read-families.server.ts'
import { SHARE_COLUMNS, shareCells, type TableOf } from './table-cells.server.ts'

/** Details left open, by detail and by family, as plain tables: for downloads. What the page hides is hidden here too. */
export function familiesTables({ axes, heat }: Pick<FamiliesPage, 'axes' | 'heat'>): TableOf[] {
  return [
    {
      id: 'axes',
      name: 'Left open by detail',
      columns: ['Of', 'Detail', ...SHARE_COLUMNS],
      rows: [{ name: 'All', cells: axes.all }, ...axes.rows].flatMap(({ name, cells }) =>
        axes.axes.map((axis, at) => [name, AXIS_WORDS[axis], ...shareCells(cells[at] ?? 'too-few')]),
      ),
    },
    {
      id: 'heat',
      name: 'Left open by family',
      columns: ['Of', ...heat.families.flatMap((family) => SHARE_COLUMNS.map((one) => `${family}: ${one}`))],
      rows: heat.rows.map(({ name, cells }) => [name, ...cells.flatMap(shareCells)]),
    },
  ]
}
