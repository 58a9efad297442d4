/** Returns which page of a list is shown, from 1: the one asked for, within those that there are; and whether another follows. */
export function pageOf(
  asked: string | number | null,
  all: number,
  size: number,
): { page: number; from: number; isLast: boolean } {
  const last = Math.max(1, Math.ceil(all / size))
  const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), last)
  return { page, from: (page - 1) * size, isLast: page === last }
}
