import type { CourseSession } from '#kernel/course.ts'
import { putSession } from '#store/course-sessions.ts'

import { type PostName, type TestOffice, accountOf, posts } from './office.ts'

/** Plans a session at the centre of a post as that post itself; a small public one a week from where tests begin, unless told otherwise. */
export async function planSession(
  office: TestOffice,
  changes: Partial<CourseSession> = {},
  by: PostName = 'khujand',
): Promise<CourseSession> {
  const session: CourseSession = {
    id: crypto.randomUUID(),
    organisation: posts[by].organisation,
    place: posts[by].place ?? '3505401',
    course: 'short',
    startsOn: '2026-06-08',
    endsOn: '2026-06-12',
    trainer: posts[by].id,
    language: 'tg',
    capacity: 2,
    womenOnly: false,
    isPublic: true,
    state: 'planned',
    ...changes,
  }
  await putSession(office.desk.database, { post: posts[by].id, account: accountOf(by), at: office.desk.now() }, session)
  return session
}
