import type { FastifyInstance } from 'fastify'

import { type Course, type CourseText, stages } from '#kernel/course.ts'
import { type Language, count } from '#kernel/words.ts'
import { Chip } from '#screen/chip.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { courseOf, freshnessToday, minutesOf, sayLength, sayText, textsOf } from '#serve/courses.ts'
import { isId } from '#serve/envelope.ts'
import { mediaOf, mediumContent } from '#store/course-media.ts'
import { listSessions } from '#store/course-sessions.ts'
import { type KeptText, findText, listTexts } from '#store/courses.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { type Office, dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { TextPage } from './text.tsx'
import { OpenSessions } from './view.tsx'

const mostSessions = 12

/** What people who move should know, for everybody to read: the way in, courses, a course, a text, its sound and pictures. */
export function readingPages(server: FastifyInstance, desk: Desk): void {
  server.get('/orientation', (request, reply) => {
    const { language } = request.visit
    const { home: say } = words[language]
    return show(desk, request, reply, {
      title: say.title,
      description: say.about,
      children: (
        <>
          <Heading title={say.title} sub={say.about} />
          <Stack>
            <ul class="ways">
              <Way href="/orientation/courses" title={say.read} about={say.readAbout} />
              <Way href="/orientation/find" title={say.find} about={say.findAbout} />
              <Way
                href="/orientation/courses/russia"
                title={say.russia}
                about={courseOf(desk, 'russia')?.about[language] ?? ''}
              />
            </ul>
            <p class="sub">{say.cannotRead}</p>
          </Stack>
        </>
      ),
    })
  })
  server.get('/orientation/courses', (request, reply) => {
    const { language } = request.visit
    const { courses: say, stages: named } = words[language]
    return show(desk, request, reply, {
      title: say.title,
      children: (
        <>
          <Heading title={say.title} sub={say.about} back={{ href: '/orientation', label: words[language].nav.open }} />
          <Stack>
            {stages.map((stage) => {
              const those = desk.curriculum.courses.filter((course) => course.stage === stage)
              if (those.length === 0) return null
              return (
                <section key={stage} class="stack">
                  <h2>{named[stage]}</h2>
                  <ul class="ways">
                    {those.map((course) => (
                      <Way
                        key={course.id}
                        href={`/orientation/courses/${course.id}`}
                        title={course.name[language]}
                        about={`${course.about[language]} ${sayLength(desk, language, course)}.`}
                      />
                    ))}
                  </ul>
                </section>
              )
            })}
          </Stack>
        </>
      ),
    })
  })
  server.get<{ Params: { course: string } }>('/orientation/courses/:course', async (request, reply) => {
    const { language } = request.visit
    const { courses: say } = words[language]
    const course = found(desk, request.params.course)
    const kept = new Map((await listTexts(desk.database)).map((each) => [each.text, each]))
    const today = dayIn(desk.zone, desk.now())
    const open = await listSessions(desk.database, '', { isPublic: true, from: today, most: 200 })
    const sessions = open.filter((session) => session.course === course.id).slice(0, mostSessions)
    return show(desk, request, reply, {
      title: course.name[language],
      description: course.about[language],
      children: (
        <>
          <Heading
            title={course.name[language]}
            sub={`${course.about[language]} ${sayLength(desk, language, course)}.`}
            back={{ href: '/orientation/courses', label: say.back }}
          />
          <Stack>
            <h2>{say.texts}</h2>
            <ol class="ways">
              {textsOf(desk, course).map((text) => (
                <TextWay
                  key={text.id}
                  office={desk}
                  language={language}
                  course={course}
                  text={text}
                  kept={kept.get(text.id)}
                />
              ))}
            </ol>
            <h2>{say.sessions}</h2>
            {sessions.length === 0 ? (
              <p class="sub">{say.noSessions}</p>
            ) : (
              <OpenSessions office={desk} language={language} caption={say.sessions} sessions={sessions} />
            )}
            <p>
              <a href="/orientation/find">{words[language].text.ask}</a>
            </p>
          </Stack>
        </>
      ),
    })
  })
  server.get<{ Params: { course: string; text: string } }>(
    '/orientation/courses/:course/:text',
    async (request, reply) => {
      const { language } = request.visit
      const course = found(desk, request.params.course)
      const text = textsOf(desk, course).find(({ id }) => id === request.params.text)
      const kept = text && (await findText(desk.database, text.id))
      if (!text || !kept) throw new Refused(404, 'notFound')
      return show(desk, request, reply, {
        title: sayText(desk, language, text),
        children: (
          <TextPage
            office={desk}
            language={language}
            course={course}
            text={text}
            kept={kept}
            media={await mediaOf(desk.database, text.id)}
          />
        ),
      })
    },
  )
  server.get<{ Params: { id: string } }>('/orientation/media/:id', async (request, reply) => {
    const medium = isId(request.params.id) ? await mediumContent(desk.database, request.params.id) : undefined
    if (!medium) throw new Refused(404, 'notFound')
    // What is taken away is gone within a day, and a cheap phone fetches it once.
    return reply.type(medium.mime).header('cache-control', 'public, max-age=86400').send(medium.content)
  })
}

function found(office: Office, id: string): Course {
  const course = courseOf(office, id)
  if (!course) throw new Refused(404, 'notFound')
  return course
}

interface WayProps {
  readonly href: string
  readonly title: string
  readonly about: string
}

const Way = ({ href, title, about }: WayProps) => (
  <li>
    <a href={href}>
      <b>{title}</b>
      <span>{about}</span>
    </a>
  </li>
)

interface TextWayProps {
  readonly office: Office
  readonly language: Language
  readonly course: Course
  readonly text: CourseText
  readonly kept: KeptText | undefined
}

function TextWay({ office, language, course, text, kept }: TextWayProps) {
  const say = words[language]
  const isOverdue = kept !== undefined && freshnessToday(office, kept) === 'overdue'
  return (
    <li>
      <a href={`/orientation/courses/${course.id}/${text.id}`}>
        <b>{sayText(office, language, text)}</b>
        <span>
          {count(language, say.courses.minutes, minutesOf(office, text))}{' '}
          {isOverdue && <Chip tone="warn">{say.texts.states.overdue}</Chip>}
        </span>
      </a>
    </li>
  )
}
