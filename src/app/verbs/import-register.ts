import { access, constants } from 'node:fs/promises'

import { withOffice } from '#app/office.ts'
import { progressLine } from '#app/progress.ts'
import type { Register } from '#kernel/register.ts'
import { type Language, fill } from '#kernel/words.ts'
import { type Mapping, headed, matchColumns, readMapping } from '#publish/register/columns.ts'
import { deliver } from '#publish/register/deliver.ts'
import type { DeliveredFile } from '#publish/register/delivered.ts'
import { openDelivered } from '#publish/register/open-delivered.ts'
import { previewRows } from '#publish/register/preview.ts'
import { sayDelivered, sayFileProblem } from '#publish/register/say.ts'
import { knownHeadings } from '#registry/list/heading.ts'
import { findMapping } from '#store/mappings.ts'
import { type HeldPost, listPosts } from '#store/posts.ts'
import { StartProblem } from '#store/start-problem.ts'
import { type Acting, type Office, actingAs } from '#web/office.ts'
import { words } from '#words/command/words.ts'
import { words as registerWords } from '#words/register/words.ts'

import type { Call } from './verb.ts'

const text = (option: string | boolean | undefined) => (typeof option === 'string' ? option : undefined)

/** Brings a delivery into a register, for a statistician's post. The exit code is 0 when it is in force, or was already. */
export async function importDelivery(call: Call, register: Register, file: string): Promise<number> {
  const { config, language, options, say } = call
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw new StartProblem('file-unreadable', { file }, error)
  })
  const opened = await openDelivered(file, knownHeadings(headed(register)))
  if (!opened.ok) {
    say(sayFileProblem(language, register, opened.why))
    return 1
  }
  return withOffice(config, { alone: false, report: say }, async ({ office, owner }) => {
    const acting = actingFor(register, await listPosts(owner, office.now()), {
      wanted: text(options['post']),
      mayChoose: office.synthetic,
    })
    const { import: tell, register: registerTell } = words[language]
    say(fill(tell.forPost, { post: acting.post }))
    const mapping = await mappingFor({ office, acting, register, file: opened.value }, text(options['map']))
    if (typeof mapping === 'string') {
      say(fill(registerTell.fault, { part: mapping }))
      return 1
    }
    sayMapping(language, register, opened.value, mapping, say)
    if (options['preview'] === true) {
      const rows = previewRows(office, register, mapping, opened.value.sample)
      say(
        fill(registerTell.wouldTake, {
          rows: rows.length,
          good: rows.filter((row) => row.problems.length === 0).length,
        }),
      )
      return 0
    }
    const progress = progressLine(registerTell.reading)
    const refused = text(options['refused']) ?? file.replace(/(\.[^./\\]+)?$/, '.refused.csv')
    const delivered = await deliver({
      office,
      acting,
      register,
      file: opened.value,
      mapping,
      refused: { path: refused, language },
      report: (done, of) => progress(Math.floor((done / Math.max(of, 1)) * 100), 100),
    })
    for (const sentence of sayDelivered(language, register, delivered)) say(sentence)
    if (delivered.kind === 'kept' && delivered.refused > 0) say(fill(tell.refusedIn, { file: refused }))
    return delivered.kind === 'known' || (delivered.kind === 'kept' && !delivered.aside) ? 0 : 1
  })
}

interface Bringing {
  readonly office: Office
  readonly acting: Acting
  readonly register: Register
  readonly file: DeliveredFile
}

/** What the columns are taken for: as last time, else as their headings say; and over both what was written. A part of it that is none is given back. */
async function mappingFor(
  { office, acting, register, file }: Bringing,
  written: string | undefined,
): Promise<Mapping | string> {
  const { headings } = file
  const remembered = await findMapping(office.database, acting.post, {
    register: register.name,
    owner: register.owner,
    headings,
  })
  const found = (remembered && readMapping(register, remembered, headings.length)) ?? matchColumns(register, headings)
  return (written ?? '')
    .split(';')
    .filter((part) => part.trim() !== '')
    .reduce<Mapping | string>((mapping, part) => (typeof mapping === 'string' ? mapping : mapped(part, mapping)), found)

  function mapped(part: string, mapping: Mapping): Mapping | string {
    const [, heading = '', name = ''] = /^(.*)=\s*(\w*)\s*$/.exec(part) ?? []
    const column = headings.findIndex((each) => each.trim() === heading.trim())
    if (column === -1 || (name !== '' && !(name in register.record))) return part.trim()
    return mapping.map((each, at) => {
      if (at === column) return name === '' ? null : name
      return each === name ? null : each
    })
  }
}

function sayMapping(
  language: Language,
  register: Register,
  { headings }: DeliveredFile,
  mapping: Mapping,
  say: (line: string) => void,
): void {
  const { columns, syntheticHeading } = registerWords[language]
  for (const [at, name] of mapping.entries()) {
    const column = headings[at] ?? ''
    const field = name === null ? '' : (register.words[language].fields[name]?.label ?? syntheticHeading)
    say(fill(name === null ? columns.ignored : columns.mapped, { column, field }))
  }
}

/** The post that brings it: the one named, one of the register's owner, or in a demonstration any statistician's. */
function actingFor(
  { owner }: Register,
  posts: readonly HeldPost[],
  { wanted, mayChoose }: { readonly wanted: string | undefined; readonly mayChoose: boolean },
): Acting {
  const able = posts.filter(({ account, functions }) => account !== null && functions.includes('statistician'))
  const own = able.filter(({ organisation }) => organisation === owner)
  const chosen = own[0] ?? (able.length === 1 || mayChoose ? able[0] : undefined)
  const found = wanted === undefined ? chosen : able.find(({ id }) => id === wanted)
  if (wanted !== undefined && !found) throw new StartProblem('no-such-post', { post: wanted })
  if (!found?.account)
    throw new StartProblem('missing-argument', {
      verb: 'import',
      argument: `--post (${able.map(({ id }) => id).join(', ')})`,
    })
  return actingAs(found.account, found)
}
