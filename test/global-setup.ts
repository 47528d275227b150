import type { TestProject } from 'vitest/node'

import { abandonedRunFolders, makeRunFolder, removeRunFolder } from './run-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run keeps its database. */
    readonly runFolder: string
  }
}

/** Prepares a run; its server is started by the first test that needs one. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  for (const folder of abandonedRunFolders()) await removeRunFolder(folder)
  const folder = makeRunFolder()
  provide('runFolder', folder)
  return () => removeRunFolder(folder)
}
