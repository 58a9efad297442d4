// This is Vite's configuration. The product's owner asked for a file of this name, so every tool is pointed at it:
// `remix vite:build --config remix.config.js`, `vitest --config remix.config.js`. There is no vite.config.ts.
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

/** Builds the server (web, jobs, commands, workers) as further inputs of Remix's own SSR build: one module graph, one database handle. */
function serverEntries() {
  return {
    name: 'addendum-server-entries',
    config: (_config, { isSsrBuild, command }) =>
      isSsrBuild && command === 'build'
        ? {
            build: {
              rollupOptions: {
                input: {
                  index: 'virtual:remix/server-build',
                  main: 'app/server/main.ts',
                  command: 'app/commands/main.ts',
                  worker: 'app/server/worker.ts',
                  reckoner: 'app/server/reckoner.ts',
                },
                output: { entryFileNames: '[name].js' },
              },
            },
          }
        : undefined,
  }
}

/**
 * The router orders all routes of the product, makes their expressions anew and tries each for every page, several times: a fifth of a page's
 * time. The server's build keeps order and expressions, by list of routes and by pattern, and tries what begins as the path does. A version of
 * the router that reads otherwise stops the build.
 */
function rememberedRoutes() {
  const changes = [
    [
      'let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);',
      'let branches = branchesOf.get(routes);\n  if (!branches) {\n    branches = flattenRoutes(routes);\n    rankRouteBranches(branches);\n    branchesOf.set(routes, branches);\n  }',
    ],
    [
      'let [matcher, compiledParams] = compilePath(pattern.path, pattern.caseSensitive, pattern.end);',
      'let key = [pattern.path, pattern.caseSensitive, pattern.end].join();\n  let [matcher, compiledParams] = compiledOf.get(key) ?? compiledOf.set(key, compilePath(pattern.path, pattern.caseSensitive, pattern.end)).get(key);',
    ],
    [
      'matches = matchRouteBranch(branches[i], decoded, allowPartial);',
      'if (mayBeginWith(branches[i], head)) matches = matchRouteBranch(branches[i], decoded, allowPartial);',
    ],
    ['let decoded = decodePath(pathname);', 'let decoded = decodePath(pathname);\n  let head = headOf(decoded);'],
  ]
  return {
    name: 'addendum-remembered-routes',
    transform(code, id, options) {
      if (!options?.ssr || !/@remix-run\/router\/dist\/router(\.cjs)?\.js$/.test(id)) return
      const changed = changes.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`The router changed: ${from} is not in ${id}.`)
        return text.replace(from, () => to)
      }, code)
      return { code: `${changed}\n${REMEMBERING}`, map: null }
    },
  }
}

/** What the changes speak of. A branch whose first piece is a word is tried only where the path begins with that word, in whichever case. */
const REMEMBERING = `
const branchesOf = new WeakMap();
const compiledOf = new Map();
const headOf = (path) => (path.split("/")[1] ?? "").toLowerCase();
function mayBeginWith(branch, head) {
  if (branch.head === undefined) branch.head = /^[:*]|[?]$/.test(headOf(branch.path)) ? "" : headOf(branch.path);
  return branch.head === "" || branch.head === head;
}
`

export default defineConfig(({ isSsrBuild }) => ({
  plugins: process.env.VITEST
    ? []
    : [
        remix({
          buildDirectory: 'build',
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_lazyRouteDiscovery: true,
            v3_singleFetch: true,
            v3_routeConfig: true,
          },
        }),
        serverEntries(),
        rememberedRoutes(),
      ],
  // Three kilobytes less than esbuild's for the heaviest page, when compressed.
  build: { target: 'es2022', assetsInlineLimit: 0, minify: isSsrBuild ? false : 'terser' },
  // The server's packages are built in: to find and read some thousand small files took a third of a cold start.
  // Outside stay native ones and those that read files of their own beside them.
  // A bench runs from the sources, where a package of CommonJS that is taken in finds no `require`: it loads them as Node does.
  ssr: {
    ...(process.env.VITEST === 'bench' ? {} : { noExternal: true }),
    external: ['better-sqlite3', '@duckdb/node-api', '@node-rs/argon2', 'pdfkit', 'pino', 'write-excel-file'],
  },
  esbuild: { jsx: 'automatic' },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/bench/**', 'node_modules/**'],
    environment: 'node',
    globalSetup: ['tests/helpers/made-once.ts'],
    setupFiles: ['tests/helpers/setup.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // A browser on a loaded machine may lose a race once that no person would lose twice.
    retry: process.env.CI ? 1 : 0,
  },
}))
