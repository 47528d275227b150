import { type Language, languages } from '#kernel/words.ts'
import { postFunctions } from '#kernel/workflow.ts'
import type { FormFaults } from '#registry/staffing.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { ChoiceCards } from '#screen/form/choice-cards.tsx'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { DateInput } from '#screen/form/date-input.tsx'
import { Form } from '#screen/form/form.tsx'
import type { Option } from '#screen/form/option.ts'
import { PlaceSelect } from '#screen/form/place-select.tsx'
import { Select } from '#screen/form/select.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { placeOptions } from '#serve/staff.ts'
import type { StaffingRefusal } from '#store/staffing.ts'
import type { Office } from '#web/office.ts'
import { type Posted, one } from '#web/received.ts'
import { words } from '#words/posts/words.ts'

/** What was sent and could not be taken, to be mended. */
export interface Sent {
  readonly posted?: Posted | undefined
  readonly faults?: FormFaults | undefined
  readonly refusal?: StaffingRefusal | undefined
}

interface FormProps extends Sent {
  readonly language: Language
}

const faultOf = (language: Language, faults: FormFaults | undefined, name: string): string | undefined => {
  const fault = faults?.[name]
  return fault && words[language].post[fault]
}

/** Why a change of posts was not made. */
export const Refusal = ({ language, refusal }: FormProps) =>
  refusal ? (
    <Notice tone="bad" live="alert">
      {words[language].refusals[refusal]}
    </Notice>
  ) : null

interface NewPostProps extends FormProps {
  readonly desk: Office
  readonly organisations: readonly Option[]
}

/** A post that is not there yet: its short name, whose it is, where, what for, and its title in three languages. */
export const NewPostForm = ({ desk, language, organisations, posted = {}, faults, refusal }: NewPostProps) => {
  const { post: say, posts, functions } = words[language]
  const asked = (name: string) => ({ language, name, error: faultOf(language, faults, name) })
  return (
    <Card>
      <Refusal language={language} refusal={refusal} />
      <Form action="/posts/new" keep>
        <TextInput
          {...asked('id')}
          label={say.id}
          hint={say.idHint}
          value={one(posted['id'])}
          maxLength={61}
          required
        />
        <Select
          {...asked('organisation')}
          label={posts.organisation}
          options={organisations}
          value={one(posted['organisation'])}
          required
        />
        <PlaceSelect
          {...asked('place')}
          label={posts.place}
          hint={words[language].wholeCountry}
          groups={placeOptions(desk, language)}
          value={one(posted['place'])}
          required={false}
        />
        <ChoicesCards
          {...asked('functions')}
          label={posts.does}
          options={postFunctions.map((each) => ({ value: each, label: functions[each] }))}
          values={[posted['functions'] ?? []].flat()}
        />
        {languages.map((each) => (
          <TextInput
            key={each}
            {...asked(`title.${each}`)}
            label={say.titleIn[each]}
            value={one(posted[`title.${each}`])}
            maxLength={200}
            required
          />
        ))}
        <Buttons>
          <Button>{say.makeDo}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

interface PostFormProps extends FormProps {
  readonly action: string
}

/** Gives the post to somebody, and says what happens then. */
export const GiveForm = ({ language, action, posted = {}, faults }: PostFormProps) => {
  const { post: say } = words[language]
  return (
    <Card title={say.give} sub={say.giveWhat} id="give">
      <Form action={action} hidden={{ _do: 'give' }}>
        <TextInput
          language={language}
          name="login"
          label={say.login}
          hint={say.loginHint}
          value={one(posted['login'])}
          error={faultOf(language, faults, 'login')}
          maxLength={80}
          required
        />
        <TextInput
          language={language}
          name="name"
          label={say.name}
          hint={say.nameHint}
          value={one(posted['name'])}
          error={faultOf(language, faults, 'name')}
          maxLength={120}
          required={false}
        />
        <ChoiceCards
          language={language}
          name="language"
          label={say.language}
          value={one(posted['language']) || 'tg'}
          options={[
            { value: 'tg', label: 'Тоҷикӣ' },
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Buttons>
          <Button>{say.giveDo}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

/** One button that changes much, with what it changes above it. */
export const GraveForm = ({ language, action, what }: PostFormProps & { readonly what: 'vacate' | 'close' }) => {
  const { post: say } = words[language]
  return (
    <Card title={say[what]} sub={say[`${what}What`]} id={what}>
      <Form action={action} hidden={{ _do: what }}>
        <Buttons>
          <Button kind="danger">{say[`${what}Do`]}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

interface DeputyProps extends PostFormProps {
  readonly others: readonly Option[]
  readonly today: string
}

/** Names a post that looks after this one while it is vacant. */
export const DeputyForm = ({ language, action, others, today, posted = {}, faults }: DeputyProps) => {
  const { post: say } = words[language]
  return (
    <Card title={say.deputy} sub={say.deputyWhat} id="deputy">
      <Form action={action} hidden={{ _do: 'deputy' }}>
        <Select
          language={language}
          name="deputy"
          label={say.deputyPost}
          options={others}
          value={one(posted['deputy'])}
          error={faultOf(language, faults, 'deputy')}
          required
        />
        <DateInput
          language={language}
          name="from"
          label={say.from}
          value={one(posted['from']) || today}
          error={faultOf(language, faults, 'from')}
        />
        <DateInput
          language={language}
          name="until"
          label={say.until}
          hint={say.untilHint}
          value={one(posted['until'])}
          error={faultOf(language, faults, 'until')}
          required={false}
        />
        <Buttons>
          <Button>{say.deputyDo}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
