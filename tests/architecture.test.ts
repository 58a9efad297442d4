import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importsOf, reach, sourcesOf } from '#tests/helpers/imports.ts'

/** Each floor, and all that it may stand on. What is not listed is forbidden. */
const STANDS_ON: Record<string, string[]> = {
  'app/domain': [],
  emails: [],
  db: ['app/domain'],
  'app/components': ['app/domain'],
  'app/services': ['app/domain', 'db', 'emails'],
  'app/jobs': ['app/domain', 'app/services'],
  'app/commands': ['app/domain', 'app/services'],
  'app/routes': ['app/domain', 'app/components', 'app/services'],
  'app/server': ['app/domain', 'app/components', 'app/services', 'app/jobs'],
}
const floors = Object.keys(STANDS_ON)
const floorOf = (path: string) => floors.find((floor) => path.startsWith(`${floor}/`))

describe('floors', () => {
  test.each(floors)('%s stands only on the floors below it', (floor) => {
    const wrong = sourcesOf(floor).flatMap((file) =>
      importsOf(file).filter(({ to, isPackage }) => {
        const target = floorOf(to)
        return !isPackage && target !== undefined && target !== floor && !STANDS_ON[floor]?.includes(target)
      }),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('nothing imports the roof: server, root, entries', () => {
    const roof = /^app\/(server\/|root\.tsx|entry\.|routes\.ts)/
    const wrong = floors
      .filter((floor) => floor !== 'app/server')
      .flatMap(sourcesOf)
      .flatMap((file) => importsOf(file).filter(({ to, isPackage }) => !isPackage && roof.test(to)))
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('no route imports a route', () => {
    const wrong = sourcesOf('app/routes').flatMap((file) =>
      importsOf(file).filter(({ to }) => to.startsWith('app/routes/')),
    )
    expect(wrong).toEqual([])
  })

  test('crossing a floor is written with # and the file ending, never with ../ out of an area', () => {
    const wrong = floors.flatMap(sourcesOf).flatMap((file) =>
      importsOf(file).filter(({ from, to, isPackage }) => {
        const isRelativeAway = readFileSync(from, 'utf8').includes("'../../../..")
        return (
          !isPackage &&
          (isRelativeAway || !/\.(tsx?|json|css)$/.test(to) || floorOf(to) === undefined) &&
          !to.startsWith('app/') &&
          !to.startsWith('db/')
        )
      }),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })
})

/** The areas of the domain from the ground up. A room may stand on those before its own row; rooms of one row do not know each other. */
const ROWS = [
  ['shared'],
  ['codes', 'identity', 'audit', 'notify', 'keeping'],
  ['encounter'],
  ['query', 'payment', 'intake'],
  ['scorecard'],
  ['education'],
]
const rowOf = (area: string) => ROWS.findIndex((row) => row.includes(area))
const areaOf = (path: string) => /^app\/domain\/([^/]+)\//.exec(path)?.[1] ?? ''

describe('the domain', () => {
  test('every room has its row', () => {
    const areas = new Set(sourcesOf('app/domain').map(areaOf))
    expect([...areas].filter((area) => rowOf(area) < 0)).toEqual([])
  })

  test('rooms stand only on rooms below', () => {
    const wrong = sourcesOf('app/domain').flatMap((file) =>
      importsOf(file).filter(({ to, isPackage }) => {
        const [own, other] = [areaOf(file), areaOf(to)]
        return !isPackage && own !== other && !(rowOf(other) >= 0 && rowOf(other) < rowOf(own))
      }),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('no package but zod in intake and node:crypto in audit', () => {
    const allowed: Record<string, string[]> = { intake: ['zod'], audit: ['node:crypto'] }
    const wrong = sourcesOf('app/domain').flatMap((file) =>
      importsOf(file).filter(({ to, isPackage }) => isPackage && !allowed[areaOf(file)]?.includes(to)),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('no clock, chance, environment or network', () => {
    const impure =
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.(env|argv|cwd|exit|std|hr|on)|\bfetch\(|\bsetTimeout\(|performance\.now\(|\bglobalThis\b/
    const wrong = sourcesOf('app/domain').filter((file) =>
      impure.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    )
    expect(wrong).toEqual([])
  })
})

describe('wall 1: asking knows no money', () => {
  const isAsking = (file: string) =>
    /^app\/(domain|services|components)\/query\//.test(file) ||
    /^app\/routes\/(queries|inbox|templates|compliance|rules)\b/.test(file) ||
    /^db\/(queries|query-[a-z-]+|templates|answers)\.ts$/.test(file) ||
    /^db\/schema\/(query|templates|proof|policy)\.ts$/.test(file) ||
    /^emails\/query-/.test(file)
  const isMoney = (file: string) =>
    /(^|\/)(payment|scorecard)\//.test(file) ||
    /^db\/(weights|starter-payment|facility-rates|risk-members|roll-ups|scorecards?)\.ts$/.test(file) ||
    /^db\/schema\/(payment|scorecard)\.ts$/.test(file) ||
    /^app\/routes\/(scorecards|my-scorecard|payment)/.test(file)
  const asking = ['app', 'db', 'emails'].flatMap(sourcesOf).filter(isAsking)

  test('there is a query tower to look at', () => {
    expect(asking.length).toBeGreaterThan(40)
  })

  test.each(asking)('%s reaches nothing of payment or scorecards', (file) => {
    const ways = [...reach(file)].filter(([target]) => isMoney(target)).map(([, way]) => way.join(' -> '))
    expect(ways).toEqual([])
  })
})

describe('wall 2: letters know no patient', () => {
  test('a letter imports letters, React and nothing else', () => {
    const wrong = sourcesOf('emails').flatMap((file) =>
      importsOf(file).filter(({ to, isPackage }) =>
        isPackage ? !/^(react|react-dom\/server|html-to-text)$/.test(to) : !to.startsWith('emails/'),
      ),
    )
    expect(wrong).toEqual([])
  })
})

describe('wall 3: no fact without its entry', () => {
  test('only commit, migrate and the client know the writing connection', () => {
    const users = ['app', 'db', 'emails']
      .flatMap(sourcesOf)
      .filter((file) => /\bwriterOf\b/.test(readFileSync(file, 'utf8')))
    expect(users).toEqual(['db/client.ts', 'db/commit.ts', 'db/migrate.ts'])
  })

  test('only the client opens a database', () => {
    const openers = ['app', 'db', 'emails']
      .flatMap(sourcesOf)
      .filter(
        (file) =>
          importsOf(file).some(({ to }) => to === 'better-sqlite3') &&
          /new Database\(/.test(readFileSync(file, 'utf8')),
      )
    expect(openers).toEqual(['db/backup.ts', 'db/client.ts'])
  })

  test('outside db nobody speaks SQL', () => {
    const speakers = sourcesOf('app').filter((file) =>
      importsOf(file).some(({ to, isPackage }) => isPackage && /^(drizzle-orm|better-sqlite3)/.test(to)),
    )
    expect(speakers).toEqual([])
  })
})

describe('house rules', () => {
  const all = ['app', 'db', 'emails', 'tests'].flatMap(sourcesOf)

  test('no utils, misc, common, manager or index', () => {
    expect(all.filter((file) => /\/(utils?|misc|common|manager|helpers?|index)\.tsx?$/.test(file))).toEqual([])
  })

  test('default exports only where Remix or a tool asks for them', () => {
    const isAsked = (file: string) =>
      /^app\/(routes\/|routes\.ts|root\.tsx|entry\.)|^db\/drizzle\.config\.ts$/.test(file)
    expect(all.filter((file) => !isAsked(file) && /^export default /m.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test('no file of the product is longer than 250 lines, no route than 120', () => {
    const limit = (file: string) => (file.startsWith('app/routes/') ? 120 : 250)
    const long = ['app', 'db', 'emails'].flatMap(sourcesOf).flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n').length - 1
      return lines > limit(file) ? [`${file}: ${lines}`] : []
    })
    expect(long).toEqual([])
  })
})
