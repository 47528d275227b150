import { StartProblem } from './start-problem.ts'

/** The short code of a system error, such as `ENOENT`, or of a database error. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Turns what a file system refused into a problem that names the folder; anything else is a bug and goes on as it is. */
export function folderProblem(error: unknown, folder: string): unknown {
  const code = codeOf(error) ?? ''
  if (forbidden.includes(code)) return new StartProblem('data-not-writable', { folder }, error)
  if (full.includes(code)) return new StartProblem('disk-full', { folder }, error)
  return error
}

const forbidden = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']
const full = ['ENOSPC', 'EDQUOT']
