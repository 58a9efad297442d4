import { countWords } from '#app/domain/shared/percent.ts'
import { Empty } from '../ui/badge.tsx'
import { sizeOf } from '../ui/size.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { exact } from '../ui/time.tsx'

export type BackupItem = { name: string; madeAt: Date | string; size: number; bytes: number; entries: number }

export function BackupTable({ kept }: { kept: BackupItem[] }) {
  if (kept.length === 0)
    return (
      <Empty title="No backup yet">
        <p>Make the first one now, or wait for the schedule.</p>
      </Empty>
    )
  return (
    <TableFrame label="Backups">
      <table className="table folding">
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col" className="number wide-only">
              Database
            </th>
            <th scope="col" className="number wide-only">
              Audit entries
            </th>
          </tr>
        </thead>
        <tbody>
          {kept.map((one) => (
            <tr key={one.name}>
              <td className="nowrap">{exact(new Date(one.madeAt))}</td>
              <td className="mono small">{one.name}</td>
              <td className="number nowrap" data-label="Size">
                {sizeOf(one.size)}
              </td>
              <td className="number nowrap wide-only">{sizeOf(one.bytes)}</td>
              <td className="number wide-only">{countWords(one.entries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
