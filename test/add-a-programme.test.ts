import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { actSchemas } from '#kernel/act-schema.ts'
import { breaches, describe as described } from '#kernel/definition.ts'
import type { Programme } from '#kernel/programme.ts'
import { definitionVersions } from '#store/definitions.ts'
import { migrate } from '#store/migrate.ts'

import { openOffice } from './office.ts'

// CONTRIBUTING.md shows how to add a programme. Whoever copies its lines must get one that works, so here they are copied.

const repository = path.join(import.meta.dirname, '..')

/** The code blocks of the page that say which file they are. */
const files = [
  ...readFileSync(path.join(repository, 'CONTRIBUTING.md'), 'utf8').matchAll(
    /^```ts\n\/\/ src\/programmes\/helpline\/(\S+)\n([\s\S]*?)^```$/gm,
  ),
].map(([, name = '', source = '']) => ({ name, source }))

// Inside the package, so that `#kernel/…` leads to the kernel; where neither git nor other tests look.
const output = path.join(repository, 'test', 'output')
mkdirSync(output, { recursive: true })
const folder = mkdtempSync(path.join(output, 'programme-'))
for (const { name, source } of files) write(name.replace('.test.ts', '.story.ts'), source)
write('tsconfig.json', '{ "extends": "../../../tsconfig.json", "include": ["."], "exclude": [] }')

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

afterAll(() => rmSync(folder, { recursive: true }))

const load = (name: string): Promise<unknown> => import(path.join(folder, name))
const helpline = async () => ((await load('index.ts')) as { readonly helpline: Programme }).helpline

// The sentences of its story become tests of this file.
await load('helpline.story.ts')

test('the page shows a whole programme: four files, its words, and their story', () => {
  expect(files.map(({ name }) => name)).toEqual([
    'record.ts',
    'form.ts',
    'workflow.ts',
    'statistics.ts',
    'words/en.ts',
    'words/ru.ts',
    'words/tg.ts',
    'index.ts',
    'helpline.test.ts',
  ])
})

test('it compiles under the rules of the house', () => {
  const tsc = path.join(repository, 'node_modules', '.bin', 'tsc')
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})

test('a word that is left out does not compile', () => {
  const { source } = files.find(({ name }) => name === 'words/tg.ts') ?? { source: '' }
  const label = "matter: { label: 'Маҳз дар бораи чӣ?' },"
  expect(source).toContain(label)
  const short = path.join(folder, 'words', 'tg.ts')
  writeFileSync(short, source.replace(label, ''))
  const tsc = path.join(repository, 'node_modules', '.bin', 'tsc')
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  writeFileSync(short, source)
  expect(status).not.toBe(0)
  expect(stdout).toContain('matter')
})

test('it can be kept beside the journal, and the interface takes its acts', async () => {
  const programme = await helpline()
  const definition = described(programme)
  expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
  expect(breaches(definition, definition)).toEqual([])
  expect(Object.keys(actSchemas(programme))).toEqual(['call', 'answer', 'close', 'correct'])
})

test('once it is listed, its form is drawn, its acts are kept and its codes published', async () => {
  const programme = await helpline()
  await using office = await openOffice()
  await migrate(office.connection, [programme])
  // What the list in src/app/programmes.ts does before the office opens.
  ;(office.desk.programmes as Map<string, Programme>).set(programme.name, programme)
  for (const [name, versions] of await definitionVersions(office.own))
    (office.desk.definitions as Map<string, typeof versions>).set(name, versions)

  const caseworker = await office.enter('desk')
  expect((await caseworker.open('/new/helpline/call')).text).toContain('What is it about?')
  const [verdict] = await caseworker.send([
    {
      id: '01920000-0000-7000-8000-000000000001',
      case: '01920000-0000-7000-8000-000000000002',
      programme: 'helpline',
      step: 'call',
      answers: { phone: '+79001234567', sex: 'male', country: 'RUS', about: 'wages' },
    },
  ])
  expect(verdict).toMatchObject({ verdict: 'kept', state: 'open' })
  const { rows } = await office.owner.query('select about, sex, country, state from published.helpline')
  expect(rows).toEqual([{ about: 'wages', sex: 'male', country: 'RUS', state: 'open' }])
})
