type Times = { median: number; p95: number; cpu: number }
/** Clock and processor of so many turns, after some that are not counted. */
export async function time(turns: number, turn: (i: number) => Promise<unknown>): Promise<Times> {
  for (let i = 0; i < Math.min(20, turns); i++) await turn(i)
  const [taken, used]: [number[], number[]] = [[], []]
  for (let i = 0; i < turns; i++) {
    const [from, cpu] = [performance.now(), process.cpuUsage()]
    await turn(i)
    taken.push(performance.now() - from)
    const { user, system } = process.cpuUsage(cpu)
    used.push((user + system) / 1000)
  }
  for (const list of [taken, used]) list.sort((a, b) => a - b)
  const at = (list: number[], share: number) => list[Math.floor(list.length * share)] ?? 0
  return { median: at(taken, 0.5), p95: at(taken, 0.95), cpu: at(used, 0.5) }
}
export const said = ({ median, p95, cpu }: Times) =>
  `median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, processor ${cpu.toFixed(2)} ms`
