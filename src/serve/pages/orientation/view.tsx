import { type Language, fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDate } from '#screen/date.ts'
import { Table } from '#screen/table.tsx'
import { sayCourse, sayDays, saySeats } from '#serve/courses.ts'
import { sayPlace } from '#serve/staff.ts'
import type { CountedSession } from '#store/course-sessions.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/orientation/words.ts'

interface OpenSessionsProps {
  readonly office: Office
  readonly language: Language
  readonly caption: string
  readonly sessions: readonly CountedSession[]
}

/** Sessions that everybody may sign up for: when, where, and whether there is a seat. */
export function OpenSessions({ office, language, caption, sessions }: OpenSessionsProps) {
  const { find: say, signUp, sessions: staff } = words[language]
  return (
    <Table
      language={language}
      caption={caption}
      quietCaption
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        {
          head: staff.course,
          kind: 'title',
          cell: (session) => (
            <>
              <a href={`/orientation/sessions/${session.id}`}>{sayCourse(office, language, session.course)}</a>{' '}
              {session.womenOnly && <Chip tone="info">{say.womenOnly}</Chip>}
            </>
          ),
        },
        { head: signUp.where, cell: ({ place }) => sayPlace(office, language, place) },
        { head: signUp.when, cell: (session) => sayDays(language, session) },
        { head: staff.language, cell: (session) => say.language[session.language] },
        {
          head: staff.capacity,
          cell: (session) => <Chip tone={session.free > 0 ? 'ok' : 'warn'}>{saySeats(language, session)}</Chip>,
        },
        {
          head: signUp.title,
          cell: (session) => <SignUpLink office={office} language={language} session={session} />,
        },
      ]}
    />
  )
}

function SignUpLink({
  office,
  language,
  session,
}: Omit<OpenSessionsProps, 'caption' | 'sessions'> & { readonly session: CountedSession }) {
  const { find: say } = words[language]
  const action = session.free > 0 ? say.signUp : say.wait
  return (
    <ButtonLink
      href={`/orientation/sessions/${session.id}`}
      kind={session.free > 0 ? 'main' : 'quiet'}
      accessibleName={fill(say.of, {
        action,
        course: sayCourse(office, language, session.course),
        place: sayPlace(office, language, session.place),
        day: sayDate(language, session.startsOn),
      })}
    >
      {action}
    </ButtonLink>
  )
}
