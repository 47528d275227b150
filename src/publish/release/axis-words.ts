import { type Codelists, findCode } from '#kernel/codelist.ts'
import { type Level, total, unknown } from '#kernel/hierarchy.ts'
import type { Source } from '#kernel/source.ts'
import type { Split } from '#kernel/table.ts'
import { type Language, type Phrase, fill, languages } from '#kernel/words.ts'
import type { Axis } from '#publish/tabulate/cube.ts'
import { words } from '#words/release/words.ts'

import type { CandidateAxis } from './candidate.ts'

const inEach = (say: (language: Language) => string): Phrase => ({ tg: say('tg'), ru: say('ru'), en: say('en') })

/** An axis with every word that a reader needs; a code that nothing names has none, and the checklist says so. */
export function axisWithWords(axis: Axis, split: Split, source: Source, lists: Codelists): CandidateAxis {
  const { column } = split
  const label = inEach((language) => {
    const field = source.words[language].fields[column]
    return field?.inTables ?? field?.label ?? ''
  })
  const levels = axis.levels.map((name) => ({ name, words: name === column ? label : levelWords(name) }))
  const declared = new Map((split.levels ?? []).map((level) => [level.name, level]))
  return {
    column,
    words: label,
    levels,
    codes: axis.codes.map((code, at) => {
      const level = axis.level[at] ?? 0
      const of = declared.get(levels[level]?.name ?? '')
      return {
        code,
        above: axis.above[at] ?? -1,
        level,
        words: codeWords(code, { of, column, source, lists, declared }),
      }
    }),
  }
}

const levelWords = (name: string): Phrase =>
  inEach((language) => {
    const known: Readonly<Record<string, string>> = words[language].levels
    return known[name] ?? ''
  })

interface Named {
  /** The level of the code; none for the question's own codes. */
  readonly of: Level | undefined
  readonly column: string
  readonly source: Source
  readonly lists: Codelists
  readonly declared: ReadonlyMap<string, Level>
}

function codeWords(code: string, named: Named): Phrase {
  if (code === total) return inEach((language) => words[language].codes.total)
  if (code === unknown) return inEach((language) => words[language].codes.unknown)
  // Beside the finer codes of a group stand those of whom no more is known than the group.
  if (code.endsWith(unknown)) {
    const group = groupWords(code.slice(0, -unknown.length), named)
    return inEach((language) =>
      group[language] === '' ? '' : fill(words[language].codes.notFurther, { group: group[language] }),
    )
  }
  const own = named.of && ofLevel(code, named.of, named)
  // A code that belongs to no group stands at the level of the groups under its own name.
  return own && own.en !== '' ? own : ofQuestion(code, named)
}

function groupWords(code: string, named: Named): Phrase {
  const found = [...named.declared.values()].map((level) => ofLevel(code, level, named)).find(({ en }) => en !== '')
  return found ?? ofQuestion(code, named)
}

function ofLevel(code: string, { name, list, codes }: Level, { source, lists }: Named): Phrase {
  if (codes) return inEach((language) => source.words[language].levels[name]?.[code] ?? '')
  if (list !== undefined) return ofList(code, list, lists)
  return isPeriod(code) ? inEach(() => code) : silent
}

const silent: Phrase = { tg: '', ru: '', en: '' }

function ofList(code: string, list: string, lists: Codelists): Phrase {
  const found = lists[list] && findCode(lists[list], code)
  return found ? found.name : silent
}

function ofQuestion(code: string, { column, source, lists }: Named): Phrase {
  const field = source.record[column]
  const said = inEach((language) => {
    const { codes, bands } = source.words[language].fields[column] ?? {}
    return bands?.[code] ?? codes?.[code] ?? ''
  })
  if (languages.every((language) => said[language] !== '')) return said
  const list = field?.publish?.list ?? field?.list
  const named = list === undefined ? silent : ofList(code, list, lists)
  return named.en === '' && isPeriod(code) ? inEach(() => code) : named
}

// A month, quarter or year is written alike in every language.
const isPeriod = (code: string): boolean => /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/.test(code)
