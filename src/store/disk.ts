import { open } from 'node:fs/promises'

/** Waits until a folder's names are on disk: a renamed file is safe from a power cut only then. */
export async function settleFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
