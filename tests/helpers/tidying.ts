const deeds = new Set<() => void>()

/** What a helper closes after every test. A hook of its own would end with the first file, where files share their modules. */
export function afterEveryTest(deed: () => void): void {
  deeds.add(deed)
}

/** Called by the set-up, which is read anew for each file. */
export function tidyUp(): void {
  for (const deed of deeds) deed()
}
