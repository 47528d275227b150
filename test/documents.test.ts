import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { demoPassword, demoPosts } from '#app/demo/posts.ts'
import { en as command } from '#words/command/en.ts'

// What is written about Safar is true of Safar: a page that names what is not there fails here.

const repository = path.join(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(path.join(repository, name), 'utf8')

/** Whatever is neither installed, built, kept nor drawn by tests. */
const ignored = new Set(['node_modules', '.git', 'dist', 'data', 'keys', 'test/output'])

const files: readonly string[] = filesIn('')
const pages = files.filter((name) => name.endsWith('.md'))

function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (ignored.has(name)) return []
    return entry.isDirectory() ? filesIn(name) : entry.isFile() ? [name] : []
  })
}

const sorted = (names: readonly (string | undefined)[]): readonly string[] =>
  names.map(String).toSorted((one, other) => (one < other ? -1 : 1))

const all = (text: string, pattern: RegExp): readonly RegExpExecArray[] => [...text.matchAll(pattern)]

/** The text without its blocks of code. */
const prose = (name: string): string => read(name).replaceAll(/^```[\s\S]*?^```$/gm, '')

/** The rows of the tables that stand below a heading, cell by cell, without the rows above the line. */
const rowsBelow = (page: string, heading: string): readonly (readonly string[])[] => {
  const [, section = ''] = read(page).split(`\n## ${heading}\n`)
  return section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line, at, lines) => line.startsWith('| ') && !lines[at + 1]?.startsWith('|--'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
}

const spans = (text: string): readonly string[] => all(text, /`([^`\n]+)`/g).map(([, span = '']) => span)

describe('a page', () => {
  test.each(pages)('%s: every link leads to a file that is there', (page) => {
    const targets = all(prose(page), /\]\(([^)\s]+)\)/g)
      .map(([, target = '']) => target.split('#')[0] ?? '')
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    const lost = targets.filter((target) => !existsSync(path.join(repository, path.dirname(page), target)))
    expect(lost).toEqual([])
  })

  test.each(pages)('%s: every file that it names is there', (page) => {
    const named = spans(prose(page)).filter(
      (span) => /^(src|test|docs|bench|\.ci)\/[\w./-]+$/.test(span) || /^\.?[\w-]+\.(md|mjs|jsonc?)$/.test(span),
    )
    const elsewhere = new Set(['safar.json'])
    expect(named.filter((name) => !elsewhere.has(name) && !existsSync(path.join(repository, name)))).toEqual([])
  })

  test.each(pages)('%s: every function that it names with its file stands in that file', (page) => {
    const pairs = all(prose(page), /((?:`[\w.]+`(?:, | and )?)+)(?: \(| in )`([\w./-]+\/[\w.-]+\.\w+)`/g)
    const lost = pairs.flatMap(([, names = '', file = '']) =>
      spans(names)
        .filter((name) => !defines(file, name))
        .map((name) => `${name} in ${file}`),
    )
    expect(lost).toEqual([])
  })
})

const defines = (file: string, name: string): boolean =>
  existsSync(path.join(repository, file)) &&
  new RegExp(`(?:function\\*?|const|class|interface|type|create table) ${name.replace('.', '\\.')}\\b`).test(read(file))

test('docs/flow.md: each function stands in the file beside it', () => {
  const rows = ['One form, from the screen to the figure', "One list, from a centre's file to the same door"]
    .flatMap((heading) => rowsBelow('docs/flow.md', heading))
    .map(([, names = '', where = '']) => ({ names: spans(names), where: spans(where) }))
  expect(rows.length).toBeGreaterThan(25)
  const lost = rows.flatMap(({ names, where }) =>
    names.filter((name) => !where.some((file) => defines(file, name))).map((name) => `${name} in ${where.join(', ')}`),
  )
  expect(lost).toEqual([])
})

describe('README.md', () => {
  test('the verbs of the command line are those that there are', () => {
    const written = rowsBelow('README.md', 'The command line').map(([first = '']) => /^`(\w+)/.exec(first)?.[1])
    const there = files
      .filter((name) => /^src\/app\/verbs\/\w+\.ts$/.test(name))
      .flatMap((name) => /^ {2}name: '(\w+)'/m.exec(read(name))?.[1] ?? [])
    expect(sorted(written)).toEqual(sorted(there))
    expect(sorted(Object.keys(command.verbs))).toEqual(sorted(there))
  })

  test('the variables are those that are read', () => {
    const written = rowsBelow('README.md', 'Where things lie').map(([first = '']) => spans(first)[0])
    const terminal = ['LC_ALL', 'LC_MESSAGES', 'LANG']
    const asked = all(read('src/app/config.ts'), /env\['(\w+)'\]/g).map(([, name = '']) => name)
    expect(sorted(written)).toEqual(sorted([...new Set(asked)].filter((name) => !terminal.includes(name))))
  })

  test('the accounts of the demonstration open it', () => {
    const written = rowsBelow('README.md', 'Two commands').map(([login = '', post = '']) => [spans(login)[0], post])
    const shown = demoPosts.filter((post) => post.shown)
    expect(written.map(([login]) => login)).toEqual(shown.flatMap(({ holders }) => holders.map(({ login }) => login)))
    expect(read('README.md')).toContain(`\`${demoPassword}\``)
  })
})

describe('the decisions', () => {
  const decisions = pages.filter((name) => name.startsWith('docs/decisions/'))

  test.each(decisions)('%s: context, decision, consequences, and how to reverse it', (page) => {
    const number = Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(page)?.[1])
    expect(read(page)).toMatch(new RegExp(`^# ${number}\\. \\S`))
    const headings = all(read(page), /^## (.+)$/gm).map(([, heading]) => heading)
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'How to reverse'])
  })

  test('each has a number of its own', () => {
    const numbers = decisions.map((name) => path.basename(name).slice(0, 4))
    expect(numbers).toEqual([...new Set(numbers)])
  })

  test('every dependency has its sentence, and no sentence is about one that is gone', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Readonly<
      Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
    >
    const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    const rows = rowsBelow('docs/decisions/0001-stack-and-dependencies.md', 'Decision')
    const explained = rows.filter(([, why = '']) => why !== '').flatMap(([names = '']) => spans(names))
    expect(sorted(explained)).toEqual(sorted(wanted.map(([name]) => name)))
    expect(wanted.filter(([, version]) => !/^\d/.test(version))).toEqual([])
  })
})

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

describe('docs/words.md', () => {
  const rows = ['At the desk', 'What is kept', 'What leaves', 'Around it'].flatMap((heading) =>
    rowsBelow('docs/words.md', heading),
  )

  test('no word stands there twice, and each has a meaning', () => {
    const words = rows.map(([word]) => word)
    expect(words).toEqual([...new Set(words)])
    expect(rows.filter(([, , , meaning = '']) => meaning.length < 10)).toEqual([])
  })

  test.each([
    ['tg', 1],
    ['ru', 2],
  ] as const)('%s: its words are those that people read', (language, column) => {
    const spoken = files
      .filter((name) => name.endsWith(`/${language}.ts`) || name === 'src/app/demo/posts.ts')
      .map(read)
      .join('\n')
    const given = rows.map((row) => row[column] ?? '').filter((word) => word !== '–')
    expect(given.length).toBeGreaterThan(25)
    // A page declines them.
    const stems = (phrase: string) => phrase.split(' ').map((word) => word.slice(0, Math.max(4, word.length - 3)))
    expect(given.filter((phrase) => !stems(phrase).every((stem) => plain(spoken).includes(plain(stem))))).toEqual([])
  })
})

test('docs/operations.md: the metrics are those that are counted, the log lines those that are written', () => {
  const rows = rowsBelow('docs/operations.md', 'What to watch')
  const metrics = rows.flatMap(([, what = '']) => spans(what)).filter((span) => /^safar_\w+$/.test(span))
  expect(metrics.length).toBeGreaterThan(2)
  expect(metrics.filter((name) => !read('src/web/metrics.ts').includes(`'${name}'`))).toEqual([])
  const source = ['src/web/log.ts', 'src/web/errors.ts', 'src/app/verbs/start.ts'].map(read).join('\n')
  const lines = rows.flatMap(([line = '']) => spans(line)).filter((span) => /^[a-z]+$/.test(span) && span !== 'msg')
  expect(lines.filter((line) => !source.includes(`'${line}'`))).toEqual([])
})

test('files speak of the project alone: no path of one machine, no address of a registry of packages', () => {
  const ours = [
    /(?<![\w.])\/(?:work|root|home|Users)\/\w/,
    /\.\.\/shared\b/,
    /https?:\/\/[\w.-]*(?:registry|npmjs)[\w.-]*/,
  ]
  const drawn = /\.(png|woff2|xlsx)$/
  const found = files
    .filter((name) => !drawn.test(name) && name !== 'test/documents.test.ts')
    .filter((name) => ours.some((pattern) => pattern.test(read(name))))
  expect(found).toEqual([])
})

test('a page of instructions names no folder of the moment', () => {
  expect(pages.filter((name) => /(?<![\w.])\/tmp\b/.test(read(name)))).toEqual([])
})
