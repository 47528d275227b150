import { type Course, type CourseText, dueOn } from '#kernel/course.ts'
import { readBlocks } from '#kernel/plain-text.ts'
import { type Language, fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { sayDate } from '#screen/date.ts'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Prose } from '#screen/prose.tsx'
import { freshnessToday, sayText, textsOf } from '#serve/courses.ts'
import type { Medium } from '#store/course-media.ts'
import type { KeptText, TextBody } from '#store/courses.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/orientation/words.ts'

interface TextPageProps {
  readonly office: Office
  readonly language: Language
  readonly course: Course
  readonly text: CourseText
  readonly kept: KeptText
  readonly media: readonly Medium[]
}

/** One text of a course: first what can be heard and seen, then how far it can be relied on, then what it says and where that is from. */
export function TextPage({ office, language, course, text, kept, media }: TextPageProps) {
  const { text: say } = words[language]
  const beside = textsOf(office, course)
  const at = beside.findIndex(({ id }) => id === text.id)
  const [before, next] = [beside[at - 1], beside[at + 1]]
  const link = ({ id }: CourseText) => `/orientation/courses/${course.id}/${id}`
  return (
    <>
      <Heading
        title={sayText(office, language, text)}
        back={{ href: `/orientation/courses/${course.id}`, label: course.name[language] }}
      />
      <Stack>
        <Media language={language} media={media} />
        <HowFresh office={office} language={language} kept={kept} />
        <Prose blocks={readBlocks(kept.said[language])} source={(number) => fill(say.source, { number })} />
        <Sources language={language} body={kept} />
        <Buttons>
          {next && (
            <ButtonLink href={link(next)}>{fill(say.next, { title: sayText(office, language, next) })}</ButtonLink>
          )}
          {before && (
            <ButtonLink kind="quiet" href={link(before)}>
              {fill(say.before, { title: sayText(office, language, before) })}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href="/orientation/find">
            {say.ask}
          </ButtonLink>
        </Buttons>
      </Stack>
    </>
  )
}

/** What can be heard and seen, in the reader's language or without words. */
export function Media({ language, media }: Pick<TextPageProps, 'language' | 'media'>) {
  const { text: say } = words[language]
  const those = media.filter((each) => each.language === null || each.language === language)
  if (those.length === 0) return null
  return (
    <div class="media">
      {those.map(({ id, kind, about }) =>
        kind === 'audio' ? (
          <figure key={id}>
            <figcaption>
              {say.listen}: {about[language]}
            </figcaption>
            <audio controls preload="none" src={`/orientation/media/${id}`} aria-label={about[language]} />
          </figure>
        ) : (
          <figure key={id}>
            <img src={`/orientation/media/${id}`} alt={about[language]} loading="lazy" />
          </figure>
        ),
      )}
    </div>
  )
}

/** Since when a text is valid, when somebody last confirmed it, and whether that is too long ago. */
export function HowFresh({ office, language, kept }: Pick<TextPageProps, 'office' | 'language' | 'kept'>) {
  const { text: say } = words[language]
  const day = kept.checkedOn === null ? '' : sayDate(language, kept.checkedOn)
  const due = kept.checkedOn === null ? '' : sayDate(language, dueOn(kept.checkedOn))
  const valid = fill(say.validFrom, { day: sayDate(language, kept.validFrom) })
  switch (freshnessToday(office, kept)) {
    case 'checked':
      return (
        <Notice tone="ok" title={fill(say.checked, { day })}>
          <p>
            {fill(say.checkedAbout, { due })} {valid}.
          </p>
        </Notice>
      )
    case 'overdue':
      return (
        <Notice tone="warn" title={say.overdue}>
          <p>
            {fill(say.overdueAbout, { day })} {valid}.
          </p>
        </Notice>
      )
    case 'unconfirmed':
      return (
        <Notice tone="info" title={say.unconfirmed}>
          <p>
            {say.unconfirmedAbout} {valid}.
          </p>
        </Notice>
      )
  }
}

/** The sources of a text by their numbers. */
export function Sources({ language, body }: { readonly language: Language; readonly body: TextBody }) {
  if (body.sources.length === 0) return null
  return (
    <section class="stack">
      <h2>{words[language].text.sources}</h2>
      <ol class="sources">
        {body.sources.map(({ title, url, published }, place) => (
          <li key={title} id={`source-${place + 1}`}>
            {url === undefined ? title : <a href={url}>{title}</a>}
            {published !== undefined && `, ${published}`}
          </li>
        ))}
      </ol>
    </section>
  )
}
