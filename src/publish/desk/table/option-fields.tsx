import type { Source } from '#kernel/source.ts'
import type { Table } from '#kernel/table.ts'
import { type Language, fill } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Options as OptionList } from '#screen/form/select.tsx'
import { Buttons } from '#screen/layout.tsx'
import { words } from '#words/desk/words.ts'
import { words as releaseWords } from '#words/release/words.ts'

import { columnName } from './list.tsx'
import { optionName, readOptions, shownLevels } from './options.ts'

interface OptionFieldsProps {
  readonly language: Language
  readonly name: string
  readonly source: Source
  readonly declared: Table
  readonly options: Readonly<Record<string, string>>
  /** The years that rows are there for. */
  readonly years: readonly string[]
}

/** What may be left out of a declared table: a form whose answer is an address, so that it can be kept, sent and gone back from. */
export function OptionFields({ language, name, source, declared, options, years }: OptionFieldsProps) {
  const { designer: say } = words[language]
  const chosen = readOptions(options, name)
  const period = optionName(name, 'years')
  return (
    <form class="form slice" method="get" action={`/publish/tables/${name}`}>
      {declared.by.map((split) => {
        const { column } = split
        const levels = shownLevels(split)
        const id = `option-${column}`
        return (
          <div class="f" key={column}>
            <label for={id}>{columnName(language, source, column)}</label>
            <select
              id={id}
              name={optionName(name, column)}
              value={chosen.without.includes(column) ? '-' : (chosen.from[column] ?? '')}
              autocomplete="off"
            >
              <OptionList
                options={[
                  { value: '', label: fill(say.downTo, { level: levelName(language, source, levels[0] ?? column) }) },
                  ...levels.slice(1).map((level) => ({
                    value: level,
                    label: fill(say.downTo, { level: levelName(language, source, level) }),
                  })),
                  { value: '-', label: say.notAtAll },
                ]}
              />
            </select>
          </div>
        )
      })}
      {years.length > 1 && (
        <div class="f">
          <label for="option-years">{say.years}</label>
          <select id="option-years" name={period} value={chosen.years.join(' ')} autocomplete="off">
            <OptionList
              options={[
                { value: '', label: say.allYears },
                ...years.map((year) => ({ value: year, label: fill(say.only, { year }) })),
                ...(years.length > 2
                  ? years.slice(1).map((year, at) => ({
                      value: years.slice(at + 1).join(' '),
                      label: fill(say.since, { year }),
                    }))
                  : []),
              ].filter(({ value }, at, all) => all.findIndex((each) => each.value === value) === at)}
            />
          </select>
        </div>
      )}
      <Buttons>
        <Button kind="quiet">{say.apply}</Button>
        {chosen.isNarrower && (
          <ButtonLink href={`/publish/tables/${name}`} kind="plain">
            {say.asDeclared}
          </ButtonLink>
        )}
      </Buttons>
    </form>
  )
}

const levelName = (language: Language, source: Source, level: string): string => {
  const { levels } = releaseWords[language]
  return levels[level as keyof typeof levels] ?? columnName(language, source, level)
}
