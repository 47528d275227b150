import type { Language } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { ChoiceCards } from '#screen/form/choice-cards.tsx'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { DateInput } from '#screen/form/date-input.tsx'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { FileInput } from '#screen/form/file-input.tsx'
import { Form } from '#screen/form/form.tsx'
import { Group } from '#screen/form/group.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { Lookup } from '#screen/form/lookup.tsx'
import { NumberInput } from '#screen/form/number-input.tsx'
import type { Option } from '#screen/form/option.ts'
import { PlaceSelect } from '#screen/form/place-select.tsx'
import { Repeating } from '#screen/form/repeating.tsx'
import { Select } from '#screen/form/select.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { YesNo } from '#screen/form/yes-no.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Steps } from '#screen/steps.tsx'

import { galleryWords } from './words.ts'

const coded = (labels: readonly string[]): Option[] => labels.map((label, index) => ({ value: `c${index}`, label }))

/** Every kind of question on one form, some of them answered wrongly. */
export function GalleryForm({ language }: { readonly language: Language }) {
  const say = galleryWords[language].form
  const districts = coded(say.districts)
  const places = say.regions.map((label, index) => ({ label, options: districts.slice(index * 2, index * 2 + 2) }))
  const needs = coded(say.needsOf).map((option, index) => ({
    ...option,
    hint: index === 1 ? say.needsHint : undefined,
  }))
  const trip = (index: number) => ({
    title: `${say.tripOf} ${index + 1}`,
    children: (
      <>
        <Select
          language={language}
          name={`trips.${index}.country`}
          label={say.country}
          options={coded(say.countries)}
          value="c1"
          required
        />
        <NumberInput language={language} name={`trips.${index}.wage`} label={say.wage} unit={say.unit} decimal />
      </>
    ),
  })
  return (
    <>
      <Heading title={say.title} back={{ href: '/group', label: say.back }} />
      <Steps language={language} current={1} steps={say.steps.map((title) => ({ title, href: '/step' }))} />
      <ErrorSummary
        language={language}
        errors={[
          { name: 'year', label: say.year, says: say.yearError },
          { name: 'place', says: say.placeError },
        ]}
      />
      <Form action="/enrol" hidden={{ act: 'made-here' }} enter={{ name: 'go', value: 'on' }} files keep>
        <Group title={say.person} sub={say.personSub}>
          <TextInput language={language} name="name" label={say.name} required />
          <DateInput language={language} name="born" label={say.born} value="1998-02-04" required />
          <DateInput
            language={language}
            name="born2"
            label={say.born}
            value="04/02-98"
            error={say.yearError}
            required
          />
          <NumberInput
            language={language}
            name="year"
            label={say.year}
            hint={say.yearHint}
            error={say.yearError}
            value="19"
            required
          />
          <TextInput language={language} name="phone" kind="tel" label={say.phone} required={false} />
          <TextInput language={language} name="passport" kind="document" label={say.passport} required={false} />
          <PlaceSelect
            language={language}
            name="place"
            label={say.place}
            groups={places}
            error={say.placeError}
            required
          />
        </Group>
        <Group title={say.steps[1]}>
          <YesNo language={language} name="before" label={say.before} value="no" required />
          <ChoiceCards
            language={language}
            name="country"
            label={say.country}
            options={coded(say.countries)}
            value="c0"
            required
          />
          <ChoiceCards
            language={language}
            name="second"
            label={say.country}
            options={coded(say.countries)}
            error={say.placeError}
            required
          />
          <ChoicesCards
            language={language}
            name="needs"
            label={say.needs}
            options={needs}
            values={['c0', 'c2']}
            required={false}
          />
          <Lookup
            language={language}
            name="occupation"
            label={say.occupation}
            options={coded(say.occupations)}
            value="c0"
            required
          />
          <Repeating language={language} name="trips" label={say.trips} one={say.trip} rows={[trip(0), trip(1)]} />
          <FileInput
            language={language}
            name="photo"
            label={say.file}
            accept="image/*,.pdf"
            limit={say.limit}
            kept={[{ id: '1', name: 'passport-front.jpg', size: '1.2 MB' }]}
            required={false}
            multiple
          />
          <LongText language={language} name="note" label={say.note} required={false} />
        </Group>
        <Buttons>
          <Button kind="quiet" name="go" value="back" noCheck>
            {say.earlier}
          </Button>
          <Button name="go" value="on">
            {say.next}
          </Button>
          <Button kind="danger" name="go" value="drop" noCheck>
            {say.drop}
          </Button>
        </Buttons>
      </Form>
    </>
  )
}
