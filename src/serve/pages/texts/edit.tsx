import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { CourseText } from '#kernel/course.ts'
import { type Phrase, fill, languages } from '#kernel/words.ts'
import { type TextFaults, type WrittenText, mediumKind, readCourseText } from '#registry/course-text.ts'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { courseOf, sayText } from '#serve/courses.ts'
import { HowFresh } from '#serve/pages/orientation/text.tsx'
import { addMedium, mediaOf, removeMedium } from '#store/course-media.ts'
import { type KeptText, confirmText, findText, versionsOf, writeText } from '#store/courses.ts'
import { postTitles } from '#store/posts.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { type Posted, type Upload, one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { ConfirmCard, EditForm, MediaCard, Preview, VersionsCard } from './parts.tsx'

/** A text of a course for the post that keeps it true: words, preview, confirmation, sound and pictures. Others read. */
export function editTextPages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Params: { id: string } }>('/texts/:id', async (request, reply) => {
    signed(request)
    return textPage(desk, request, reply, await openText(desk, request.params.id))
  })
  server.post<{ Params: { id: string } }>('/texts/:id', async (request, reply) => {
    const { acting } = signed(request)
    const opened = await openText(desk, request.params.id)
    if (opened.kept.owner !== acting.post) throw new Refused(403, 'forbidden')
    return act(desk, request, reply, opened)
  })
}

interface Opened {
  readonly text: CourseText
  readonly kept: KeptText
}

async function openText(desk: Desk, id: string): Promise<Opened> {
  const text = desk.curriculum.texts.find((each) => each.id === id)
  const kept = text && (await findText(desk.database, id))
  if (!text || !kept) throw new Refused(404, 'notFound')
  return { text, kept }
}

async function act(desk: Desk, request: FastifyRequest, reply: FastifyReply, opened: Opened): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { posted, uploads } = await receive(request)
  const by = { post: acting.post, account: acting.account, at: desk.now() }
  const { text, kept } = opened
  const back = (said: string) => reply.redirect(`/texts/${text.id}?${said}=1`, 303)
  switch (one(posted['_do'])) {
    case 'confirm': {
      const version = Number(one(posted['version']))
      // What was read is confirmed, not what somebody has written meanwhile.
      if (version !== kept.version) return textPage(desk, request, reply, opened, { faults: meanwhile })
      await confirmText(desk.database, by, { text: text.id, version, on: dayIn(desk.zone, desk.now()) })
      return back('confirmed')
    }
    case 'media': {
      const faults = await addMedia(desk, request, opened, { posted, uploads })
      return faults ? textPage(desk, request, reply, opened, { posted, faults }) : back('kept')
    }
    case 'remove': {
      const there = await mediaOf(desk.database, text.id)
      const medium = there.find(({ id }) => id === one(posted['medium']))
      if (medium) await removeMedium(desk.database, by, medium.id)
      return back('kept')
    }
    case 'preview': {
      const read = readCourseText(posted)
      return textPage(
        desk,
        request,
        reply,
        opened,
        read.ok ? { posted, preview: read.value } : { posted, faults: read.why },
      )
    }
    default: {
      const read = readCourseText(posted)
      if (!read.ok) return textPage(desk, request, reply, opened, { posted, faults: read.why })
      const after = Number(one(posted['version']))
      const isKept = await writeText(desk.database, by, { text: text.id, after, ...read.value })
      return isKept ? back('saved') : textPage(desk, request, reply, opened, { posted, faults: meanwhile })
    }
  }
}

const meanwhile: TextFaults = { version: { fault: 'meanwhile' } }

async function addMedia(
  desk: Desk,
  request: FastifyRequest,
  { text }: Opened,
  { posted, uploads }: { readonly posted: Posted; readonly uploads: readonly Upload[] },
): Promise<TextFaults | undefined> {
  const { acting } = signed(request)
  const content = uploads.find(({ field }) => field === 'file')?.content
  const found = content && mediumKind(content)
  const about = Object.fromEntries(
    languages.map((each) => [each, one(posted[`about.${each}`]).trim().slice(0, 300)]),
  ) as unknown as Phrase
  const silent = languages.filter((each) => about[each] === '')
  if (!content || !found || silent.length > 0)
    return {
      ...(found ? {} : { file: { fault: 'file' } }),
      ...Object.fromEntries(silent.map((each) => [`about.${each}`, { fault: 'about' as const }])),
    }
  await addMedium(
    desk.database,
    { post: acting.post, account: acting.account, at: desk.now() },
    {
      id: crypto.randomUUID(),
      text: text.id,
      ...found,
      language: languages.find((each) => each === one(posted['language'])) ?? null,
      about,
      bytes: content.length,
      content,
    },
  )
  return undefined
}

interface Sheet {
  readonly posted?: Posted
  readonly faults?: TextFaults
  readonly preview?: WrittenText
}

async function textPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { text, kept }: Opened,
  { posted, faults = {}, preview }: Sheet = {},
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { texts: say } = words[language]
  const asked = request.query as Readonly<Record<string, unknown>>
  const isOwner = kept.owner === acting.post
  const versions = await versionsOf(desk.database, text.id)
  const titles = await postTitles(
    desk.database,
    [...new Set([kept.owner, ...versions.map(({ post }) => post)])].filter((each) => each !== null),
  )
  const media = await mediaOf(desk.database, text.id)
  const course = desk.curriculum.courses.find(({ texts }) => texts.includes(text.id))
  return show(desk, request, reply, {
    title: sayText(desk, language, text),
    status: Object.keys(faults).length > 0 ? 422 : 200,
    path: `/texts/${text.id}`,
    children: (
      <>
        <Heading title={sayText(desk, language, text)} back={{ href: '/texts', label: say.title }}>
          {course && courseOf(desk, course.id) && (
            <a class="btn quiet" href={`/orientation/courses/${course.id}/${text.id}`}>
              {say.open}
            </a>
          )}
        </Heading>
        <Stack>
          {asked['saved'] !== undefined && (
            <Notice tone="ok" live="status">
              {fill(say.saved, { version: kept.version })}
            </Notice>
          )}
          {asked['confirmed'] !== undefined && (
            <Notice tone="ok" live="status">
              {say.confirmed}
            </Notice>
          )}
          <ErrorSummary
            language={language}
            errors={Object.entries(faults).map(([name, { fault, number = 0 }]) => ({
              name,
              says: fill(say.faults[fault], { number }),
            }))}
          />
          <HowFresh office={desk} language={language} kept={kept} />
          {!isOwner && <Notice tone="info">{say.notYours}</Notice>}
          {isOwner && <ConfirmCard language={language} text={text.id} version={kept.version} />}
          {preview && <Preview language={language} written={preview} />}
          {isOwner ? (
            <EditForm language={language} text={text.id} kept={kept} posted={posted} faults={faults} />
          ) : (
            <Preview language={language} written={kept} />
          )}
          <MediaCard
            language={language}
            text={text.id}
            media={media}
            isOwner={isOwner}
            posted={posted}
            faults={faults}
          />
          <VersionsCard desk={desk} language={language} versions={versions} titles={titles} />
        </Stack>
      </>
    ),
  })
}
