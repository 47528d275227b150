import type { FastifyInstance } from 'fastify'

import { findCode } from '#kernel/codelist.ts'
import { Button } from '#screen/button.tsx'
import { Empty } from '#screen/empty.tsx'
import { PlaceSelect } from '#screen/form/place-select.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { placeOptions } from '#serve/staff.ts'
import { type CountedSession, listSessions } from '#store/course-sessions.ts'
import { show } from '#web/frame.tsx'
import { type Office, dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { OpenSessions } from './view.tsx'

// A page that a cheap phone can hold; whoever wants more chooses another district.
const mostShown = 20

/** Courses by district, the nearest first. */
export function findPage(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { district?: unknown } }>('/orientation/find', async (request, reply) => {
    const { language } = request.visit
    const { find: say } = words[language]
    const district = placeIn(desk, request.query.district)
    const open = await listSessions(desk.database, '', {
      isPublic: true,
      from: dayIn(desk.zone, desk.now()),
      most: 300,
    })
    const groups = nearest(desk, open, district)
    return show(desk, request, reply, {
      title: say.title,
      path: '/orientation/find',
      children: (
        <>
          <Heading title={say.title} sub={say.about} back={{ href: '/orientation', label: words[language].nav.open }} />
          <Stack>
            <form class="form" method="get" action="/orientation/find">
              <PlaceSelect
                language={language}
                name="district"
                label={say.district}
                groups={placeOptions(desk, language)}
                value={district}
              />
              <Buttons>
                <Button>{say.show}</Button>
              </Buttons>
            </form>
            {groups.length === 0 && <Empty title={say.none}>{say.noneTodo}</Empty>}
            {groups.map(([near, sessions]) => (
              <section key={near} class="stack">
                {district !== undefined && <h2>{say.near[near]}</h2>}
                <OpenSessions
                  office={desk}
                  language={language}
                  caption={district === undefined ? say.title : say.near[near]}
                  sessions={sessions}
                />
              </section>
            ))}
          </Stack>
        </>
      ),
    })
  })
}

const distances = ['here', 'region', 'elsewhere'] as const
type Distance = (typeof distances)[number]

function placeIn({ lists }: Office, written: unknown): string | undefined {
  const { place } = lists
  return typeof written === 'string' && place && findCode(place, written) ? written : undefined
}

/** Sessions by how far they are from a district, in the order of their days; all in one group where none is named. */
function nearest(
  office: Office,
  sessions: readonly CountedSession[],
  district: string | undefined,
): readonly (readonly [Distance, readonly CountedSession[]])[] {
  const region = (place: string | undefined) =>
    place === undefined
      ? undefined
      : ((office.lists['place'] && findCode(office.lists['place'], place)?.within) ?? place)
  const far = ({ place }: CountedSession): Distance => {
    if (district === undefined || place === district) return 'here'
    return region(place) === region(district) ? 'region' : 'elsewhere'
  }
  const kept = distances.flatMap((each) => sessions.filter((session) => far(session) === each)).slice(0, mostShown)
  return distances.flatMap((each) => {
    const those = kept.filter((session) => far(session) === each)
    return those.length === 0 ? [] : [[each, those] as const]
  })
}
