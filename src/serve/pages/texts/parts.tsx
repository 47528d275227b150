import { readBlocks } from '#kernel/plain-text.ts'
import { type Language, type Phrase, fill, languages } from '#kernel/words.ts'
import { type TextFaults, type WrittenText, writeSources } from '#registry/course-text.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { DateInput } from '#screen/form/date-input.tsx'
import { FileInput } from '#screen/form/file-input.tsx'
import { Form } from '#screen/form/form.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { Select } from '#screen/form/select.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Prose } from '#screen/prose.tsx'
import { Table } from '#screen/table.tsx'
import { Sources } from '#serve/pages/orientation/text.tsx'
import { sayPost } from '#serve/staff.ts'
import type { Medium } from '#store/course-media.ts'
import type { KeptText, TextVersion } from '#store/courses.ts'
import { type Posted, one } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

interface OfText {
  readonly language: Language
  readonly text: string
}

interface Written {
  readonly posted: Posted | undefined
  readonly faults: TextFaults
}

/** Says that what stands here is true today. */
export function ConfirmCard({ language, text, version }: OfText & { readonly version: number }) {
  const { texts: say } = words[language]
  return (
    <Card>
      <Form action={`/texts/${text}`} hidden={{ version: String(version) }}>
        <p class="sub">{say.confirmAbout}</p>
        <Buttons>
          <Button name="_do" value="confirm">
            {say.confirm}
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}

/** A text in all languages, as its readers will see it. */
export function Preview({
  language,
  written,
}: {
  readonly language: Language
  readonly written: Pick<WrittenText, 'said' | 'sources'>
}) {
  const say = words[language]
  return (
    <>
      {languages.map((each) => (
        <Card key={each} title={`${say.texts.preview}: ${say.sessions.languages[each]}`}>
          <div lang={each}>
            <Prose
              blocks={readBlocks(written.said[each])}
              source={(number) => fill(say.text.source, { number })}
              level={3}
            />
          </div>
        </Card>
      ))}
      <Sources language={language} body={written} />
    </>
  )
}

const faultOf = (language: Language, faults: TextFaults, name: string) => {
  const found = faults[name]
  return found && fill(words[language].texts.faults[found.fault], { number: found.number ?? 0 })
}

/** The words of a text in each language, its sources, and from when it is valid. */
export function EditForm({ language, text, kept, posted, faults }: OfText & Written & { readonly kept: KeptText }) {
  const { texts: say } = words[language]
  const value = (name: string, before: string) => (posted?.[name] === undefined ? before : one(posted[name]))
  const asked = (name: string) => ({ language, name, required: true, error: faultOf(language, faults, name) })
  return (
    <Card title={say.text}>
      <Form action={`/texts/${text}`} hidden={{ version: String(kept.version) }} keep>
        {languages.map((each) => (
          <LongText
            key={each}
            {...asked(`said.${each}`)}
            label={say.said[each]}
            hint={say.saidHint}
            rows={16}
            maxLength={12_000}
            value={value(`said.${each}`, kept.said[each])}
          />
        ))}
        <LongText
          {...asked('sources')}
          required={false}
          label={say.sources}
          hint={say.sourcesHint}
          value={value('sources', writeSources(kept.sources))}
        />
        <DateInput {...asked('validFrom')} label={say.validFrom} value={value('validFrom', kept.validFrom)} />
        <Buttons>
          <Button name="_do" value="save">
            {say.save}
          </Button>
          <Button kind="quiet" name="_do" value="preview">
            {say.preview}
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}

/** What can be heard and seen beside a text; its owner adds and removes. */
export function MediaCard({
  language,
  text,
  media,
  isOwner,
  posted,
  faults,
}: OfText & Written & { readonly media: readonly Medium[]; readonly isOwner: boolean }) {
  const { texts: say, sessions } = words[language]
  const asked = (name: string) => ({ language, name, required: true, error: faultOf(language, faults, name) })
  if (!isOwner && media.length === 0) return null
  return (
    <Card title={say.media} sub={say.mediaAbout}>
      {media.length > 0 && (
        <ul>
          {media.map(({ id, about, mime }) => (
            <li key={id}>
              <a href={`/orientation/media/${id}`}>{about[language]}</a> ({mime})
              {isOwner && (
                <Form action={`/texts/${text}`} hidden={{ medium: id }}>
                  <Button kind="plain" name="_do" value="remove" accessibleName={`${say.remove}: ${about[language]}`}>
                    {say.remove}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOwner && (
        <Form action={`/texts/${text}`} files>
          <FileInput
            {...asked('file')}
            label={say.addMedia}
            accept="image/jpeg,image/png,image/webp,audio/mpeg,audio/ogg,audio/mp4"
            limit={say.fileLimit}
          />
          <Select
            language={language}
            name="language"
            label={say.mediaLanguage}
            hint={say.noLanguage}
            required={false}
            value={posted && one(posted['language'])}
            options={languages.map((each) => ({ value: each, label: sessions.languages[each] }))}
          />
          {languages.map((each) => (
            <TextInput
              key={each}
              {...asked(`about.${each}`)}
              label={say.mediaAboutIn[each]}
              maxLength={300}
              value={posted && one(posted[`about.${each}`])}
            />
          ))}
          <Buttons>
            <Button name="_do" value="media">
              {say.add}
            </Button>
          </Buttons>
        </Form>
      )}
    </Card>
  )
}

interface VersionsProps {
  readonly desk: Desk
  readonly language: Language
  readonly versions: readonly TextVersion[]
  readonly titles: ReadonlyMap<string, Phrase>
}

/** Every wording that a text has had, and whose it was. */
export function VersionsCard({ desk, language, versions, titles }: VersionsProps) {
  const { texts: say, sessions } = words[language]
  return (
    <Card title={say.versions}>
      <Table
        language={language}
        caption={say.versions}
        quietCaption
        rows={versions}
        keyOf={({ version }) => String(version)}
        columns={[
          { head: say.version, kind: 'title', cell: ({ version }) => version },
          {
            head: sessions.changedBy,
            cell: ({ post }) => (post === null ? say.shipped : sayPost(titles, language, post)),
          },
          { head: sessions.changedAt, cell: ({ keptAt }) => sayMoment(language, keptAt.toISOString(), desk.zone) },
          { head: say.validFrom, cell: ({ validFrom }) => sayDigits(validFrom) },
        ]}
      />
    </Card>
  )
}
