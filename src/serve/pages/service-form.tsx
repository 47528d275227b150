import { type Language, languages } from '#kernel/words.ts'
import { type ServiceFaults, audiences, serviceKinds } from '#registry/service.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { Form } from '#screen/form/form.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { NumberInput } from '#screen/form/number-input.tsx'
import { PlaceSelect } from '#screen/form/place-select.tsx'
import { Select } from '#screen/form/select.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Buttons } from '#screen/layout.tsx'
import { placeOptions } from '#serve/staff.ts'
import type { KeptService } from '#store/services.ts'
import type { Office } from '#web/office.ts'
import type { Posted } from '#web/received.ts'
import { words } from '#words/posts/words.ts'

interface ServiceFormProps {
  readonly desk: Office
  readonly language: Language
  /** The service as it is kept, when it is to be changed. */
  readonly service: KeptService | undefined
  readonly posted: Posted | undefined
  readonly faults: ServiceFaults | undefined
}

const writtenOf = (service: KeptService | undefined): Posted =>
  service
    ? {
        kind: service.kind,
        place: service.place ?? '',
        forWhom: service.forWhom,
        capacity: service.capacity === null ? '' : String(service.capacity),
        ...Object.fromEntries(languages.map((each) => [`title.${each}`, service.title[each]])),
        ...Object.fromEntries(languages.map((each) => [`about.${each}`, service.about[each]])),
      }
    : {}

/** A service: what it is called in three languages, what it is, where, for whom, for how many. */
export function ServiceForm({ desk, language, service, posted, faults = {} }: ServiceFormProps) {
  const { services: say } = words[language]
  const written = posted ?? writtenOf(service)
  const asked = (name: string) => {
    const fault = faults[name]
    const value = written[name]
    return { language, name, error: fault && say[fault], value: typeof value === 'string' ? value : '' }
  }
  const { value: _, ...forWhom } = asked('forWhom')
  return (
    <Card>
      <Form action={service ? `/services/${service.id}` : '/services/new'} hidden={{ id: crypto.randomUUID() }} keep>
        {languages.map((each) => (
          <TextInput key={each} {...asked(`title.${each}`)} label={say.titleIn[each]} maxLength={200} required />
        ))}
        <Select
          {...asked('kind')}
          label={say.kind}
          options={serviceKinds.map((each) => ({ value: each, label: say.kinds[each] }))}
          required
        />
        <PlaceSelect
          {...asked('place')}
          label={say.place}
          hint={words[language].wholeCountry}
          groups={placeOptions(desk, language)}
          required={false}
        />
        <ChoicesCards
          {...forWhom}
          label={say.forWhom}
          options={audiences.map((each) => ({ value: each, label: say.audiences[each] }))}
          values={[written['forWhom'] ?? []].flat()}
        />
        <NumberInput {...asked('capacity')} label={say.capacity} hint={say.capacityHint} required={false} />
        {languages.map((each) => (
          <LongText
            key={each}
            {...asked(`about.${each}`)}
            label={say.aboutIn[each]}
            maxLength={2000}
            required={false}
          />
        ))}
        <Buttons>
          <Button>{say.save}</Button>
          {service && (
            <Button kind="quiet" name="_do" value="close" noCheck>
              {say.close}
            </Button>
          )}
        </Buttons>
      </Form>
    </Card>
  )
}
