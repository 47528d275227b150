import type { Code, Codelists } from '#kernel/codelist.ts'
import type { Field, Fields } from '#kernel/field.ts'
import { type Form, isAsked } from '#kernel/form.ts'
import type { Problem } from '#kernel/outcome.ts'
import type { FieldWords, Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type Language, byAlphabet, fill } from '#kernel/words.ts'
import { ChoiceCards } from '#screen/form/choice-cards.tsx'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { DateInput } from '#screen/form/date-input.tsx'
import { FileInput } from '#screen/form/file-input.tsx'
import { Group } from '#screen/form/group.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { Lookup } from '#screen/form/lookup.tsx'
import { NumberInput } from '#screen/form/number-input.tsx'
import type { Option, OptionGroup } from '#screen/form/option.ts'
import { PlaceSelect } from '#screen/form/place-select.tsx'
import { Repeating } from '#screen/form/repeating.tsx'
import { Select } from '#screen/form/select.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { words } from '#words/serve/words.ts'

import { sayProblem } from './say.ts'

/** A form being filled: what is answered so far, as it was written, and what is wrong with it. */
export interface Filling {
  readonly language: Language
  readonly programme: Programme
  readonly lists: Codelists
  readonly answers: LooseAnswers
  readonly problems: readonly Problem[]
  /** How many rows each section shows. */
  readonly rows: Readonly<Record<string, number>>
}

/** The questions of some pages, drawn from their definition. */
export const Questions = ({ pages, ...filling }: Filling & { readonly pages: readonly string[] }) => (
  <>
    {pages.map((page) => (
      <Group key={page} title={filling.programme.words[filling.language].pages[page] ?? page}>
        {(filling.programme.form.pages[page] ?? []).map((name) => (
          <Asked key={name} name={name} {...filling} />
        ))}
      </Group>
    ))}
  </>
)

/** One question of a form. A conditional one is drawn when its rule holds; the script shows and hides it while others are answered. */
export const Asked = ({ name, ...filling }: Filling & { readonly name: string }) => {
  const { record, form } = filling.programme
  const field = record[name]
  if (!field) return null
  const question = (
    <Question
      name={name}
      field={field}
      fieldWords={filling.programme.words[filling.language].fields[name]}
      {...filling}
    />
  )
  if (!hasRule(form, name)) return question
  return (
    <div data-asked={name} hidden={!isAsked(form, name, filling.answers)}>
      {question}
    </div>
  )
}

const hasRule = (form: Form, name: string) => form.asked[name] !== undefined

interface Asking extends Filling {
  /** The input's name; inside a section with its row: `trips.0.country`. */
  readonly name: string
  readonly field: Field
  readonly fieldWords: FieldWords | undefined
}

// Beyond this a list is written into, not scrolled through.
const mostScrolled = 40

/** One question, with the input that its kind calls for. */
function Question(asking: Asking) {
  const { language, programme, lists, answers, problems, name, field, fieldWords } = asking
  const problem = problems.find((each) => each.field === name)
  const value = answers[lastPart(name)]
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  const asked = {
    language,
    name,
    label: fieldWords?.label ?? name,
    hint: fieldWords?.hint,
    error: problem && sayProblem(language, programme, problem),
    required: !field.optional,
  }
  const { limits = {} } = field
  switch (field.kind) {
    case 'text':
      return <TextInput {...asked} value={text} maxLength={numberIn(limits['most'])} />
    case 'phone':
      return <TextInput {...asked} value={text} kind="tel" />
    case 'document':
      return <TextInput {...asked} value={text} kind="document" maxLength={40} />
    case 'longText':
      return <LongText {...asked} value={text} maxLength={numberIn(limits['most'])} />
    case 'whole':
      return <NumberInput {...asked} value={text} />
    case 'decimal':
      return <NumberInput {...asked} value={text} decimal />
    case 'date':
      return (
        <DateInput {...asked} value={text} min={limits['from'] === undefined ? undefined : String(limits['from'])} />
      )
    case 'yesNo':
    case 'choice':
      return <ChoiceCards {...asked} value={text} options={ownOptions(field, fieldWords)} />
    case 'choices':
      return <ChoicesCards {...asked} values={listed(value)} options={ownOptions(field, fieldWords)} />
    case 'codes':
      return <ChoicesCards {...asked} values={listed(value)} options={listOptions(asking, lists)} />
    case 'code': {
      const options = listOptions(asking, lists)
      return options.length > mostScrolled ? (
        <Lookup {...asked} value={text} options={options} />
      ) : (
        <Select {...asked} value={text} options={options} />
      )
    }
    case 'place':
      return <PlaceSelect {...asked} value={text} groups={placeGroups(asking, lists)} />
    case 'files':
      return <FileInput {...asked} {...fileLimits(language, limits)} kept={keptFiles(value)} />
    case 'section':
      return <Rows {...asking} asked={asked} fields={field.fields ?? {}} />
  }
}

const numberIn = (limit: string | number | undefined) => (limit === undefined ? undefined : Number(limit))
const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1)
const listed = (value: unknown) => (Array.isArray(value) ? (value as readonly string[]) : [])

const ownOptions = ({ codes = [] }: Field, fieldWords: FieldWords | undefined): readonly Option[] =>
  codes.map((value) => ({ value, label: fieldWords?.codes?.[value] ?? value }))

function listOptions({ field, language }: Asking, lists: Codelists): readonly Option[] {
  const known = lists[field.list ?? '']?.codes ?? []
  return known.filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, label: name[language] }))
}

function placeGroups({ field, language }: Asking, lists: Codelists): readonly OptionGroup[] {
  const known = (lists['place']?.codes ?? []).filter(({ retired }) => !retired)
  const regions = known.filter(({ within }) => within === undefined)
  const option = ({ code, name }: Code): Option => ({ value: code, label: name[language] })
  if (field.level === 'region') return [{ label: words[language].form.choosePlace, options: regions.map(option) }]
  return regions.map((region) => ({
    label: region.name[language],
    options: known
      .filter(({ within }) => within === region.code)
      .map(option)
      .toSorted((one, other) => byAlphabet(one.label, other.label)),
  }))
}

const fileLimits = (language: Language, limits: Readonly<Record<string, string | number>>) => {
  const kinds = String(limits['kinds'])
  const short = kinds.split(',').map((kind) => kind.slice(kind.indexOf('/') + 1).toUpperCase())
  return {
    accept: kinds,
    multiple: Number(limits['most']) > 1,
    limit: fill(words[language].form.fileLimit, { megabytes: limits['megabytes'] ?? '', kinds: short.join(', ') }),
  }
}

// What comes back with the form: enough to name the file in the act, nothing of its content.
const keptFiles = (value: unknown) =>
  listed(value).flatMap((each: unknown) => {
    const { id, kind, bytes, sha256 } = each as { id?: string; kind?: string; bytes?: number; sha256?: string }
    if (id === undefined) return []
    return [
      {
        id: [id, kind, bytes, sha256].join('|'),
        name: kind?.split('/')[1] ?? id,
        size: `${Math.ceil((bytes ?? 0) / 1024)} KB`,
        href: `/files/${id}`,
      },
    ]
  })

interface SectionAsked {
  readonly language: Language
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: string | undefined
}

function Rows({ asked, fields, ...asking }: Asking & { readonly asked: SectionAsked; readonly fields: Fields }) {
  const { name, answers, rows, fieldWords, language } = asking
  const given = (Array.isArray(answers[name]) ? answers[name] : []) as readonly LooseAnswers[]
  const shown = Math.max(given.length, rows[name] ?? 0)
  return (
    <Repeating
      {...asked}
      one={fieldWords?.label.toLowerCase() ?? name}
      most={numberIn(asking.field.limits?.['most'])}
      rows={Array.from({ length: shown }, (_, row) => ({
        title: fill(words[language].form.row, { what: fieldWords?.label ?? name, number: row + 1 }),
        children: Object.entries(fields).map(([inner, field]) => (
          <Question
            key={inner}
            {...asking}
            answers={given[row] ?? {}}
            name={`${name}.${row}.${inner}`}
            field={field}
            fieldWords={fieldWords?.fields?.[inner]}
          />
        )),
      }))}
    />
  )
}
