/** What is remembered of a resource: see `received_resources`. `awaited` was referred to and has not come yet. */
export type Entry = {
  id: string
  type: string
  sourceSystem: string
  sourceId: string
  state: 'kept' | 'withdrawn' | 'counted' | 'awaited'
  digest: string
  touchedAt: number | null
  targetId: string
  label: string | null
  detail: Record<string, unknown> | null
}
