import type { Language } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { Options } from '#screen/form/select.tsx'
import { words } from '#words/desk/words.ts'

import { type Readable, type Slice, acrossOf, none } from './slice.ts'

interface SliceChoiceProps {
  readonly language: Language
  readonly table: Readable
  readonly slice: Slice
  readonly action: string
}

/** What stands down, what across, and at which codes the rest is held: by a form whose answer can be kept and sent as an address. */
export function SliceChoice({ language, table, slice, action }: SliceChoiceProps) {
  const say = words[language].slice
  const axes = table.axes.map(({ column, words: name }) => ({ value: column, label: name[language] }))
  const across = acrossOf(table).map(({ column, words: name }) => ({ value: column, label: name[language] }))
  const held = table.axes.filter(({ column }) => slice.held[column] !== undefined)
  if (table.axes.length < 2 && table.figures.length < 2) return null
  return (
    <form class="form slice" method="get" action={action}>
      {table.figures.length > 1 && (
        <Choice
          name="figure"
          label={say.figure}
          value={slice.figure.name}
          options={table.figures.map(({ name, words: label }) => ({ value: name, label: label[language] }))}
        />
      )}
      {table.axes.length > 1 && <Choice name="rows" label={say.rows} value={slice.rows.column} options={axes} />}
      {across.length > 0 && table.axes.length > 1 && (
        <Choice
          name="columns"
          label={say.columns}
          value={slice.columns?.column ?? none}
          options={[{ value: none, label: say.none }, ...across]}
        />
      )}
      {held.map(({ column, words: name, codes }) => (
        <Choice
          key={column}
          name={`at.${column}`}
          label={name[language]}
          value={codes[slice.held[column] ?? 0]?.code ?? ''}
          options={codes.map(({ code, words: label, level }) => ({
            value: code,
            label: `${'\u00A0\u00A0'.repeat(Math.max(0, level - 1))}${label[language]}`,
          }))}
        />
      ))}
      <Button kind="quiet">{say.show}</Button>
    </form>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const Choice = ({ name, label, value, options }: ChoiceProps) => (
  <div class="f">
    <label for={`slice-${name}`}>{label}</label>
    <select id={`slice-${name}`} name={name} value={value} autocomplete="off">
      <Options options={options} />
    </select>
  </div>
)
