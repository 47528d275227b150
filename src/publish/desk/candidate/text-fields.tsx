import { localTime } from '#kernel/date.ts'
import { type Language, languages } from '#kernel/words.ts'
import type { CandidateText } from '#publish/release/candidate.ts'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { DateInput } from '#screen/form/date-input.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Columns } from '#screen/layout.tsx'
import { words } from '#words/desk/words.ts'

import { type TextProblem, told } from './text.ts'

/** A post that may be let in before the hour. */
export interface Offered {
  readonly id: string
  readonly title: string
}

interface TextFieldsProps {
  readonly language: Language
  readonly zone: string
  readonly text: CandidateText
  readonly posts: readonly Offered[]
  readonly problems: readonly TextProblem[]
}

/** Everything else that is written of a release by hand: its words in three languages, its hour and who may read before it. */
export function TextFields({ language, zone, text, posts, problems }: TextFieldsProps) {
  const { text: say } = words[language].candidate
  const hour = text.embargo === null ? undefined : localTime(text.embargo, zone)
  return (
    <>
      {[...told, ...(text.revises ? (['why'] as const) : [])].map((part) => (
        <fieldset key={part} class="group">
          <legend>
            <h3>{say.parts[part]}</h3>
          </legend>
          {languages.map((each) => (
            <Told key={each} language={language} part={part} spoken={each} value={valueOf(text, part)[each]} />
          ))}
        </fieldset>
      ))}
      {text.revises && (
        <TextInput language={language} name="revises" label={say.revises} value={text.revises.release} />
      )}
      <Columns>
        <DateInput
          language={language}
          name="day"
          label={say.day}
          hint={say.dayHint}
          value={hour?.day ?? ''}
          error={problems.includes('hour') ? say.hourWrong : undefined}
        />
        <TextInput language={language} name="time" label={say.time} hint={say.timeHint} value={hour?.time ?? ''} />
      </Columns>
      <ChoicesCards
        language={language}
        name="access"
        label={say.access}
        hint={say.accessHint}
        values={text.access}
        options={posts.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextInput language={language} name="licence" label={say.licence} value={text.licence} />
    </>
  )
}

/** What a release is called: part of its address, so it says something and is never used again. */
export function NameField({ language, text, problems }: Pick<TextFieldsProps, 'language' | 'text' | 'problems'>) {
  const { text: say } = words[language].candidate
  return (
    <TextInput
      language={language}
      name="name"
      label={say.name}
      hint={say.nameHint}
      value={text.name}
      error={problems.includes('name') ? say.nameWrong : undefined}
      required
    />
  )
}

const valueOf = (text: CandidateText, part: (typeof told)[number] | 'why') =>
  part === 'why' ? (text.revises?.why ?? { tg: '', ru: '', en: '' }) : text[part]

interface ToldProps {
  readonly language: Language
  readonly part: string
  readonly spoken: Language
  readonly value: string
}

function Told({ language, part, spoken, value }: ToldProps) {
  const asked = { language, name: `${part}.${spoken}`, label: words[language].languages[spoken], value }
  return part === 'title' ? <TextInput {...asked} /> : <LongText {...asked} rows={2} />
}
