import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { describeMachine, table, tell } from './parts/report.ts'

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values

// How long the compiler takes for as many programmes as the house may ever hold: each inferred from its own words,
// questions and steps. Goal: 60 programmes of 40 questions in 10 seconds.

const programmes = 60
const repeats = 4
const root = path.dirname(import.meta.dirname)
// Inside the package, so that `#kernel/…` leads to the kernel.
const folder = path.join(root, 'test', 'output', `types-${process.pid}`)

const kernel = (file: string, ...names: readonly string[]) => `import { ${names.join(', ')} } from '#kernel/${file}.ts'`

/** Ten questions of every kind, asked so often that a record has forty. */
const kinds = {
  name: ['sealed(text({ most: 120 }), "by-words")', '{ label: "L", hint: "H" }'],
  born: [
    'published(date({ within: 0 }), ages({ child: 0, young: 18, adult: 30, old: 60 }))',
    '{ label: "L", bands: { child: "C", young: "Y", adult: "A", old: "O" } }',
  ],
  sex: [
    'published(choice(["female", "male"]))',
    '{ label: "L", headings: ["A", "B"], codes: { female: "W", male: "M" } }',
  ],
  district: ['published(place("district"))', '{ label: "L" }'],
  abroad: ['optional(codes("country"))', '{ label: "L" }'],
  contract: ['published(optional(yesNo()))', '{ label: "L", codes: { yes: "Y", no: "N" } }'],
  employer: ['conditional(text())', '{ label: "L" }'],
  trips: [
    'optional(section({ country: code("country"), from: date(), paid: optional(yesNo()) }))',
    '{ label: "L", fields: { country: { label: "L" }, from: { label: "L" }, paid: { label: "L", codes: { yes: "Y", no: "N" } } } }',
  ],
  modules: [
    'optional(gathered(choices(["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8"])))',
    '{ label: "L", codes: { M1: "1", M2: "2", M3: "3", M4: "4", M5: "5", M6: "6", M7: "7", M8: "8" } }',
  ],
  score: ['optional(whole({ most: 100 }))', '{ label: "L" }'],
} as const

const rounds = Array.from({ length: repeats }, (_, round) => round)
const everywhere = (part: (name: string, question: string, words: string) => string) =>
  rounds
    .flatMap((round) =>
      Object.entries(kinds).map(([name, [question, words]]) => part(`${name}${round}`, question, words)),
    )
    .join('\n')
const each = (part: (round: number) => string) => rounds.map(part).join('\n')
const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

const files = (number: number): Readonly<Record<string, string>> => ({
  record: `
${kernel('band', 'ages')}
${kernel('field', 'conditional', 'gathered', 'optional', 'published', 'sealed')}
${kernel('kinds/choice', 'choice', 'choices', 'yesNo')}
${kernel('kinds/code', 'code', 'codes', 'place')}
${kernel('kinds/day', 'date')}
${kernel('kinds/number', 'whole')}
${kernel('kinds/section', 'section')}
${kernel('kinds/text', 'text')}
${kernel('record', 'defineRecord')}
export const record = defineRecord({
${everywhere((name, question) => `${name}: ${question},`)}
own${number}: optional(choice(['a${number}', 'b${number}'])),
})`,
  form: `
${kernel('form', 'defineForm')}
import { record } from './record.ts'
export const form = defineForm(record, {
  pages: {
${each((round) => `page${round}: [${quoted(Object.keys(kinds).map((name) => `${name}${round}`))}],`)}
own: ['own${number}'],
  },
  asked: {
${each((round) => `employer${round}: (answer) => answer.contract${round}.is('yes'),`)}
  },
  checks: {
${each((round) => `check${round}: { at: 'born${round}', holds: (answer) => answer.born${round}.notBefore('1900-01-01') },`)}
  },
  lists: ['name0', 'own${number}'],
})`,
  workflow: `
${kernel('condition', 'all')}
${kernel('workflow', 'defineWorkflow')}
import { form } from './form.ts'
import { record } from './record.ts'
export const workflow = defineWorkflow(record, form, {
  states: ['open', ${quoted(rounds.map((round) => `state${round}`))}, 'closed'],
  steps: {
    start: { to: 'open', by: ['trainer'], asks: ['page0', 'own'] },
${each((round) => `go${round}: { from: ['open'], to: 'state${round}', by: ['trainer', 'caseworker'], asks: ['page${round}'], when: (answer) => all(answer.modules${round}.hasAll('M1', 'M8'), answer.score${round}.atLeast(5)) },`)}
${each((round) => `end${round}: { from: ['state${round}'], to: 'closed', by: ['supervisor'] },`)}
  },
  corrections: ['supervisor'],
})`,
  statistics: `
${kernel('statistics', 'defineStatistics')}
import { record } from './record.ts'
import { workflow } from './workflow.ts'
export const statistics = defineStatistics(record, workflow, {
${each((round) => `figure${round}: { counts: ['state${round}', 'closed'], by: ['sex${round}', 'born${round}', 'district${round}'], atLeast: 5 },`)}
})`,
  ...Object.fromEntries(['tg', 'ru', 'en'].map((language) => [language, wordsFile(language, number)])),
  index: `
${kernel('programme', 'defineProgramme')}
import { en } from './en.ts'
import { form } from './form.ts'
import { record } from './record.ts'
import { ru } from './ru.ts'
import { statistics } from './statistics.ts'
import { tg } from './tg.ts'
import { workflow } from './workflow.ts'
export const programme = defineProgramme({ name: 'programme', version: 1, record, form, workflow, statistics, words: { en, ru, tg } })`,
})

const wordsFile = (language: string, number: number) => `
export const ${language} = {
  title: 'T', about: 'A',
  fields: {
${everywhere((name, _, words) => `${name}: ${words},`)}
own${number}: { label: 'L', codes: { a${number}: 'A', b${number}: 'B' } },
  },
  pages: { ${rounds.map((round) => `page${round}: 'P'`).join(', ')}, own: 'P' },
  checks: { ${rounds.map((round) => `check${round}: 'C'`).join(', ')} },
  states: { open: 'O', closed: 'C', ${rounds.map((round) => `state${round}: 'S'`).join(', ')} },
  steps: { start: { todo: 'T', done: 'D' }, ${rounds.map((round) => `go${round}: { todo: 'T', done: 'D' }, end${round}: { todo: 'T', done: 'D' }`).join(', ')} },
  notYet: { ${rounds.map((round) => `go${round}: 'N'`).join(', ')} },
  figures: { ${rounds.map((round) => `figure${round}: 'F'`).join(', ')} },
}`

function writeProgrammes(): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.json', include: ['.'], exclude: [] }),
  )
  for (let number = 0; number < programmes; number++) {
    mkdirSync(path.join(folder, `programme${number}`))
    for (const [name, text] of Object.entries(files(number)))
      writeFileSync(path.join(folder, `programme${number}`, `${name}.ts`), text)
  }
  const imports = Array.from(
    { length: programmes },
    (_, number) => `import { programme as p${number} } from './programme${number}/index.ts'`,
  )
  const names = Array.from({ length: programmes }, (_, number) => `p${number}`)
  const list = `${kernel('programme', 'type Programme')}\nexport const all: readonly Programme[] = [${names.join(', ')}]`
  writeFileSync(path.join(folder, 'all.ts'), `${imports.join('\n')}\n${list}`)
}

function typeCheck(): number {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json')
  const begun = performance.now()
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(path.dirname(compiler), 'bin', 'tsc'), '--project', folder],
    { encoding: 'utf8' },
  )
  const seconds = (performance.now() - begun) / 1000
  if (status !== 0) throw new Error(`The generated programmes do not compile:\n${stdout.slice(0, 3000)}`)
  return seconds
}

try {
  writeProgrammes()
  const seconds = typeCheck()
  const questions = Object.keys(kinds).length * repeats + 1
  const row = [String(programmes), String(questions), seconds.toFixed(1), '10']
  const report = [
    '# Checking types',
    describeMachine(),
    'Generated programmes, each with a record, a form, a workflow, statistics and words in three languages, checked from nothing.',
    `${table(['programmes', 'questions each', 'seconds', 'goal'], [row])}\n`,
  ].join('\n\n')
  tell('types', report, write)
  process.exitCode = seconds <= 10 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
