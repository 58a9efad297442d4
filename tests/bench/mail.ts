import { mailStorm } from '#tests/helpers/mail-storm.ts'
import { aWard } from '#tests/helpers/query-ward.ts'
import { benchContext } from './_context.ts'

/** R6: letters against a real SMTP server that refuses, puts off, stalls and drops; `npm run bench mail 500 7` sends less, with another seed. */
export async function run(args: string[] = []): Promise<void> {
  const [letters, seed] = [Number(args[0] ?? 10_000), Number(args[1] ?? 20260914)]
  const context = benchContext('mail')
  await aWard(context)
  const begun = performance.now()
  const after = await mailStorm(context, { letters, seed, stallMs: 100, answeredPercent: 3 })
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  const { lost, unexplained, afterAnswer } = after
  console.log(`R6: ${after.letters} letters in ${after.attempts} failed and ended attempts, ${seconds} s`)
  console.log(
    `  handed over ${after.sent}, refused for good ${after.refused}, cancelled by an answer ${after.cancelled}`,
  )
  console.log(`  lost ${lost.length}`)
  console.log(
    `  taken more than once ${after.repeated}, of them without a line dropped after DATA ${unexplained.length}`,
  )
  console.log(`  taken after the answer ${afterAnswer.length}`)
  context.close()
  if (lost.length + unexplained.length + afterAnswer.length > 0) process.exitCode = 1
}
