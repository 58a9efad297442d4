/** Returns which page of a list is shown, from 1: the one asked for, within those that there are; of how many; and its first row. */
export function pageOf(
  asked: string | number | null,
  all: number,
  size: number,
): { page: number; pages: number; from: number } {
  const pages = Math.max(1, Math.ceil(all / size))
  const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), pages)
  return { page, pages, from: (page - 1) * size }
}
