import { killedMigrations } from './_migrations.ts'

/** R10: every migration killed before each of its statements. Argument: only every so manieth (1). */
export async function run(args: string[]): Promise<void> {
  const before = performance.now()
  const { migrations, kills, wrong } = killedMigrations({ every: Number(args[0]) || 1 })
  const seconds = ((performance.now() - before) / 1000).toFixed(0)
  process.stdout.write(
    `R10 ${migrations} migrations killed at ${kills} statements in ${seconds} s: ${wrong.length} wrong\n`,
  )
  for (const one of wrong.slice(0, 10)) process.stdout.write(`  ${one}\n`)
  if (wrong.length > 0) process.exitCode = 1
}
