import { readFile, writeFile } from 'node:fs/promises'

import { withOffice } from '#app/office.ts'
import { progressLine } from '#app/progress.ts'
import { registers } from '#app/registers.ts'
import { stepOf } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import { count, fill } from '#kernel/words.ts'
import { knownHeadings, matchHeadings } from '#registry/list/heading.ts'
import { readList } from '#registry/list/list.ts'
import { refusedFile, sayListProblem } from '#serve/import-words.ts'
import { checkList, importable, isGood, isRefused, keepList, missingColumns, openingStep } from '#serve/import.ts'
import { type HeldPost, listPosts } from '#store/posts.ts'
import { StartProblem } from '#store/start-problem.ts'
import { type Acting, actingAs } from '#web/office.ts'
import { words } from '#words/command/words.ts'
import { words as deskWords } from '#words/serve/words.ts'

import { importDelivery } from './import-register.ts'
import type { Verb } from './verb.ts'

/** Imports a list for a post, or a delivery of a register: checks every row, keeps the good ones, writes the refused ones with reasons. */
export const importList: Verb = {
  name: 'import',
  options: {
    post: { type: 'string' },
    whole: { type: 'boolean' },
    preview: { type: 'boolean' },
    refused: { type: 'string' },
    map: { type: 'string' },
  },
  async run(call) {
    const { config, language, options, say } = call
    const [name, file] = call.given
    if (name === undefined) throw new StartProblem('missing-argument', { verb: 'import', argument: 'PROGRAMME' })
    if (file === undefined) throw new StartProblem('missing-argument', { verb: 'import', argument: 'FILE' })
    const register = registers.find((each) => each.name === name)
    if (register) return importDelivery(call, register, file)
    const content = await readFile(file).catch((error: unknown) => {
      throw new StartProblem('file-unreadable', { file }, error)
    })
    return withOffice(config, { alone: false, report: say }, async ({ office, owner, sign }) => {
      const programme = office.programmes.get(name)
      if (!programme)
        throw new StartProblem('unknown-programme', {
          programme: name,
          known: [...office.programmes.keys(), ...registers.map((each) => each.name)].join(', '),
        })
      const acting = actingFor(programme, await listPosts(owner, office.now()), {
        wanted: text(options['post']),
        mayChoose: office.synthetic,
      })
      const { import: tell } = words[language]
      say(fill(tell.forPost, { post: acting.post }))

      const list = readList(content, knownHeadings(importable(programme)))
      if (!list.ok) {
        say(sayListProblem(language, list.why))
        return 1
      }
      const mapping = matchHeadings(list.value.headers, importable(programme))
      const missing = missingColumns(programme, mapping)
      const label = (field: string) => programme.words[language].fields[field]?.label ?? field
      if (missing.length > 0) say(fill(tell.missing, { fields: missing.map(label).join(', ') }))
      for (const [column, field] of mapping.entries())
        say(
          fill(field === undefined ? tell.ignored : tell.mapped, {
            column: list.value.headers[column] ?? '',
            field: field === undefined ? '' : label(field),
          }),
        )

      const { import: page } = deskWords[language]
      const rows = await checkList(office, acting, programme, list.value, mapping)
      if (options['preview'] === true) {
        say(count(language, page.goodRows, rows.filter(isGood).length))
        say(count(language, page.badRows, rows.filter(isRefused).length))
        say(count(language, page.knownRows, rows.filter(({ known }) => known).length))
        return 0
      }
      const whole = options['whole'] === true
      const { kept, known, refused } = await keepList(office, acting, programme, rows, {
        whole,
        report: progressLine(tell.keeping),
      })
      await sign()
      if (whole && kept === 0 && refused.length > 0) say(page.nothingKept)
      say(
        [
          count(language, page.kept, kept),
          count(language, page.known, known),
          count(language, page.refused, refused.length),
        ].join(' · '),
      )
      if (refused.length > 0) {
        const beside = text(options['refused']) ?? file.replace(/(\.[^./\\]+)?$/, '.refused.csv')
        await writeFile(beside, refusedFile(language, programme, list.value, refused, office.synthetic))
        say(fill(tell.refusedIn, { file: beside }))
      }
      return kept === 0 && known === 0 && refused.length > 0 ? 1 : 0
    })
  },
}

const text = (option: string | boolean | undefined) => (typeof option === 'string' ? option : undefined)

/** The post for which the list is kept: the one named, the only one that may, or in a demonstration the first. */
function actingFor(
  programme: Programme,
  posts: readonly HeldPost[],
  { wanted, mayChoose }: { wanted: string | undefined; mayChoose: boolean },
): Acting {
  const by = stepOf(programme, openingStep(programme))?.by ?? []
  const able = posts.filter(({ account, functions }) => account !== null && by.some((each) => functions.includes(each)))
  const found =
    wanted === undefined ? (able.length === 1 || mayChoose ? able[0] : undefined) : able.find(({ id }) => id === wanted)
  if (wanted !== undefined && !found) throw new StartProblem('no-such-post', { post: wanted })
  if (!found?.account)
    throw new StartProblem('missing-argument', {
      verb: 'import',
      argument: `--post (${able.map(({ id }) => id).join(', ')})`,
    })
  return actingAs(found.account, found)
}
