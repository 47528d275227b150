import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { findKeeper } from './keeper.ts'
import { findPrograms, installedPostgres } from './programs.ts'

const underRoot = test.runIf(process.getuid?.() === 0)

let base: string

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'safar-programs-'))
  chmodSync(base, 0o755)
})

afterEach(() => rmSync(base, { recursive: true }))

test('the programs of the package run, with the links that npm left out', () => {
  const keeper = findKeeper(path.join(base, 'none'))
  const programs = findPrograms(keeper, path.join(base, 'copies'), () => undefined)
  expect(spawnSync(path.join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout).toContain(') 18.')
  expect(readdirSync(path.join(programs, '../lib'))).toContain('libicuuc.so.60')
})

underRoot('in a checkout that only root may enter, a copy is run, and copied once', () => {
  const closed = path.join(base, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  cpSync(installedPostgres(), path.join(closed, 'package'), { recursive: true, verbatimSymlinks: true })
  const keeper = findKeeper(path.join(base, 'none'))
  const copies = path.join(base, 'copies')
  const find = () => {
    const news: string[] = []
    return { programs: findPrograms(keeper, copies, ({ says }) => news.push(says), path.join(closed, 'package')), news }
  }
  const first = find()
  expect(first.programs).toMatch(/copies\/postgresql-18\.[^/]+\/native\/bin$/)
  expect(first.news).toEqual(['copying-postgres'])
  expect(find()).toEqual({ programs: first.programs, news: [] })

  rmSync(path.join(first.programs, '../lib/libicuuc.so.60'))
  expect(find(), 'a broken copy is made anew').toEqual(first)
})
