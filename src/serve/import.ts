import { createHmac } from 'node:crypto'

import { readAnswers } from '#kernel/answers.ts'
import { stepOf } from '#kernel/case.ts'
import { readCode } from '#kernel/codelist.ts'
import type { Field, Fields } from '#kernel/field.ts'
import { fold } from '#kernel/fold.ts'
import { fieldsOnPages } from '#kernel/form.ts'
import type { Problem } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { languages } from '#kernel/words.ts'
import { type Cell, isEmpty, textOf } from '#registry/list/cell.ts'
import { readDate } from '#registry/list/date.ts'
import type { Headed } from '#registry/list/heading.ts'
import type { List } from '#registry/list/list.ts'
import { readPhone } from '#registry/list/phone.ts'
import { load } from '#store/acts.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'

import { type Verdict, submit } from './submit.ts'

/** Which question each column answers; `undefined` for a column that is left out. */
export type Mapping = readonly (string | undefined)[]

/** A list that was read and waits for its import, with what its columns are taken for. */
export interface ListAtHand {
  readonly programme: Programme
  readonly draft: string
  readonly list: List
  readonly mapping: Mapping
}

/** The step that a list takes for each of its people: the one that opens a case. */
export const openingStep = ({ workflow }: Programme): string =>
  Object.keys(workflow.steps).find((step) => !workflow.steps[step]?.from) ?? ''

/** The questions that a column of a list can answer, with everything that people call them. */
export const importable = (programme: Programme): readonly Headed[] =>
  Object.entries(openingFields(programme))
    .filter(([, { kind }]) => kind !== 'section' && kind !== 'files')
    .map(([name]) => ({
      name,
      headings: languages.flatMap((language) => {
        const named = programme.words[language].fields[name]
        return named ? [named.label, ...(named.headings ?? [])] : []
      }),
    }))

const openingFields = (programme: Programme): Fields =>
  fieldsOnPages(programme.record, programme.form, stepOf(programme, openingStep(programme))?.asks ?? [])

/** Questions that every person must answer and no column does. */
export const missingColumns = (programme: Programme, mapping: Mapping): readonly string[] =>
  Object.entries(openingFields(programme))
    .filter(([name, { optional, conditional }]) => !optional && !conditional && !mapping.includes(name))
    .map(([name]) => name)

/** One row on its way: what it says, and what is wrong with it. */
export interface ImportRow {
  readonly line: number
  readonly cells: readonly Cell[]
  readonly answers: LooseAnswers
  readonly problems: readonly Problem[]
  /** The line where the same person stands already. */
  readonly twiceOf?: number
  readonly caseId: string
  readonly actId: string
  /** The person is here already, from an earlier import. */
  readonly known: boolean
}

/** Reads every row of a list as it would be kept, without keeping anything. */
export async function checkList(
  office: Office,
  acting: Acting,
  programme: Programme,
  { rows }: List,
  mapping: Mapping,
): Promise<readonly ImportRow[]> {
  const fields = openingFields(programme)
  const step = openingStep(programme)
  const circumstances = { today: dayIn(office.zone, office.now()), lists: office.lists }
  const firstLines = new Map<string, number>()
  const read = rows.map(({ line, cells }): ImportRow => {
    const given = rowAnswers(office, programme, fields, cells, mapping)
    const { answers, problems } = readAnswers(programme, { step, known: {}, answers: given }, circumstances)
    const ids = idsOf(office, acting, programme, problems.length === 0 ? answers : given)
    const twiceOf = firstLines.get(ids.caseId)
    if (twiceOf === undefined) firstLines.set(ids.caseId, line)
    return { line, cells, answers, problems, ...ids, known: false, ...(twiceOf !== undefined && { twiceOf }) }
  })
  const { kept } = await load(
    office.database,
    acting.post,
    [],
    read.map(({ actId }) => actId),
  )
  return read.map((row) => ({ ...row, known: kept.has(row.actId) }))
}

function rowAnswers(
  office: Office,
  programme: Programme,
  fields: Fields,
  cells: readonly Cell[],
  mapping: Mapping,
): LooseAnswers {
  return Object.fromEntries(
    mapping.flatMap((name, column) => {
      const [field, cell] = [name === undefined ? undefined : fields[name], cells[column]]
      if (name === undefined || !field || cell === undefined || isEmpty(cell)) return []
      return [[name, readCell(office, programme, name, field, cell)]]
    }),
  )
}

/** What a cell says; what cannot be read stays as it was written, for the problem to be named. */
function readCell({ lists, numbering }: Office, programme: Programme, name: string, field: Field, cell: Cell): unknown {
  const text = textOf(cell).trim()
  switch (field.kind) {
    case 'date':
      return readDate(cell) ?? text
    case 'phone':
      return readPhone(cell, numbering) ?? text
    case 'code':
    case 'place':
      return findListed(lists[field.list ?? ''], text)
    case 'codes':
      return text.split(/[,;]/).map((part) => findListed(lists[field.list ?? ''], part.trim()))
    case 'yesNo':
    case 'choice':
      return findChoice(programme, name, field, text)
    case 'choices':
      return text.split(/[,;]/).map((part) => findChoice(programme, name, field, part.trim()))
    case 'text':
    case 'longText':
    case 'whole':
    case 'decimal':
    case 'document':
    case 'files':
    case 'section':
      return text
  }
}

const findListed = (list: Parameters<typeof readCode>[0] | undefined, text: string) =>
  list ? (readCode(list, text)?.code ?? text) : text

/** A choice by its code, its name in any language, or any beginning of it that leaves no doubt: `м`, `жен.`, `зан`. */
function findChoice({ words }: Programme, name: string, { codes = [] }: Field, text: string): string {
  const written = fold(text)
  const names = (code: string) =>
    [code, ...languages.map((language) => words[language].fields[name]?.codes?.[code] ?? code)].map(fold)
  const exact = codes.find((code) => names(code).includes(written))
  const begun = written === '' ? [] : codes.filter((code) => names(code).some((each) => each.startsWith(written)))
  return exact ?? (begun.length === 1 ? begun[0] : undefined) ?? text
}

/**
 * The ids of a person's case and of the act that opens it, made from who the person is: the same list read twice, at
 * the same desk, finds them again. The programme says what tells people apart; where it does not, every answer does.
 */
function idsOf({ keys }: Office, { desk }: Acting, { name: programme, form }: Programme, answers: LooseAnswers) {
  const telling = form.samePerson.find((names) => names.every((name) => answers[name] !== undefined))
  const who = (telling ?? Object.keys(answers).toSorted()).map((name) => [name, folded(answers[name])])
  const id = (part: string) => {
    const hex = createHmac('sha256', keys.finding)
      .update(JSON.stringify([part, programme, desk, who]))
      .digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
  return { caseId: id('case'), actId: id('act') }
}

// Spellings of one name are one person.
const folded = (answer: unknown) => (typeof answer === 'string' ? fold(answer) : answer)

/** Whether a row will be kept. */
export const isGood = ({ problems, twiceOf, known }: ImportRow): boolean =>
  problems.length === 0 && twiceOf === undefined && !known

/** Whether a row goes back with its reason. */
export const isRefused = ({ problems, twiceOf, known }: ImportRow): boolean =>
  problems.length > 0 || (twiceOf !== undefined && !known)

export interface Imported {
  readonly kept: number
  readonly known: number
  readonly refused: readonly { readonly row: ImportRow; readonly verdict?: Verdict }[]
}

// One statement of this many acts stays well under the sizes that make the database wait.
const oneBatch = 500

/** Keeps the rows of a checked list: the good ones, or with `whole` all of them or none. */
export async function keepList(
  office: Office,
  acting: Acting,
  programme: Programme,
  rows: readonly ImportRow[],
  {
    whole,
    report = () => undefined,
  }: { readonly whole: boolean; readonly report?: (done: number, of: number) => void },
): Promise<Imported> {
  const good = rows.filter(isGood)
  const bad = rows.filter(isRefused).map((row) => ({ row }))
  const known = rows.filter((row) => row.known).length
  if (whole && bad.length > 0) return { kept: 0, known, refused: bad }
  const step = openingStep(programme)
  const refused: { readonly row: ImportRow; readonly verdict?: Verdict }[] = [...bad]
  let kept = 0
  // All or none is one transaction, however long the list is.
  const size = whole ? Math.max(1, good.length) : oneBatch
  for (let from = 0; from < good.length; from += size) {
    const batch = good.slice(from, from + size)
    const sent = batch.map(({ actId, caseId, answers }) => ({
      id: actId,
      case: caseId,
      programme: programme.name,
      step,
      version: programme.version,
      answers,
    }))
    const verdicts = await submit(office, acting, sent, { whole })
    for (const [index, verdict] of verdicts.entries()) {
      const row = batch[index]
      if (verdict.verdict === 'kept') kept += 1
      else if (row && verdict.verdict === 'refused') refused.push({ row, verdict })
    }
    report(from + batch.length, good.length)
  }
  return { kept, known, refused: refused.toSorted((one, other) => one.row.line - other.row.line) }
}
