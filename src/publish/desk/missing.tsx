import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Subject, subjects } from '#kernel/series.ts'
import { type Language, type Phrase, fill, languages } from '#kernel/words.ts'
import { listReleases } from '#publish/release/public.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { Select } from '#screen/form/select.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { organisationNames } from '#store/directory.ts'
import { type KeptMissing, addMissingFigure, closeMissingFigure, listMissingFigures } from '#store/missing-figures.ts'
import { show } from '#web/frame.tsx'
import { type Posted, one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as seriesWords } from '#words/series/words.ts'

import { decides, prepares, signedAs } from './rights.ts'

/** The register of missing figures: what is not known, since when, why, and who owes it. */
export function missingPages(server: FastifyInstance, desk: Desk): void {
  server.get('/publish/missing', async (request, reply) => {
    signedAs(request, decides)
    return missingPage(desk, request, reply)
  })
  server.post('/publish/missing', async (request, reply) => {
    const { acting } = signedAs(request, prepares)
    const { posted } = await receive(request)
    const release = one(posted['release'])
    if (release !== '') {
      const id = one(posted['id'])
      const closed = await closeMissingFigure(desk.database, acting.post, { id, release, at: desk.now() })
      const problem = closed ? undefined : words[request.visit.language].missing.notClosed
      return problem === undefined
        ? reply.redirect(`/publish/missing#${id}`, 303)
        : missingPage(desk, request, reply, { problem })
    }
    return add(desk, request, reply, posted)
  })
}

async function add(desk: Desk, request: FastifyRequest, reply: FastifyReply, posted: Posted): Promise<FastifyReply> {
  const { acting } = signedAs(request, prepares)
  const say = words[request.visit.language].missing
  const organisations = await organisationNames(desk.database)
  const figure = {
    id: one(posted['id']).trim(),
    subject: subjects.find((each) => each === one(posted['subject'])),
    title: phrase(posted, 'title'),
    why: phrase(posted, 'why'),
    since: one(posted['since']).trim(),
    owedBy: one(posted['owedBy']),
    sources: one(posted['sources'])
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
  const { subject } = figure
  const isWhole =
    subject !== undefined &&
    /^[a-z0-9][a-z0-9-]{2,60}$/.test(figure.id) &&
    /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(figure.since) &&
    organisations.has(figure.owedBy) &&
    [figure.title, figure.why].every((said) => languages.every((each) => said[each] !== ''))
  if (!isWhole) return missingPage(desk, request, reply, { problem: say.notWhole, posted })
  const added = await addMissingFigure(desk.database, acting.post, { ...figure, subject })
  return added
    ? reply.redirect(`/publish/missing#${figure.id}`, 303)
    : missingPage(desk, request, reply, { problem: say.taken, posted })
}

const phrase = (posted: Posted, part: string): Phrase => {
  const said = (language: Language) => one(posted[`${part}.${language}`]).trim().slice(0, 1000)
  return { tg: said('tg'), ru: said('ru'), en: said('en') }
}

interface Wrong {
  readonly problem: string
  readonly posted?: Posted
}

async function missingPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong?: Wrong,
): Promise<FastifyReply> {
  const { session } = signedAs(request, decides)
  const { language } = request.visit
  const { missing: say, home } = words[language]
  const figures = await listMissingFigures(desk.database)
  const organisations = await organisationNames(desk.database)
  const named = (code: string) => organisations.get(code)?.[language] ?? code
  const releases = (await listReleases(desk.database)).filter(({ withdrawn }) => !withdrawn)
  const mayWrite = prepares(session.post)
  return show(desk, request, reply, {
    title: say.title,
    status: wrong ? 422 : 200,
    path: '/publish/missing',
    real: true,
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/publish', label: home.title }} />
        <Stack>
          {wrong && (
            <Notice tone="bad" live="alert">
              {wrong.problem}
            </Notice>
          )}
          {mayWrite && <AddForm language={language} wrong={wrong} organisations={organisations} />}
          {figures.map((figure) => (
            <Card
              key={figure.id}
              id={figure.id}
              title={figure.title[language]}
              sub={seriesWords[language].subjects[figure.subject]}
            >
              <Facts facts={factsOf(language, figure, named)} />
              {mayWrite && figure.foundIn === null && releases.length > 0 && (
                <Form action="/publish/missing" hidden={{ id: figure.id }}>
                  <Select
                    language={language}
                    name="release"
                    label={say.foundBy}
                    options={releases.map(({ entry }) => ({ value: entry.release, label: entry.title[language] }))}
                  />
                  <Buttons>
                    <Button kind="quiet" accessibleName={`${say.close}: ${figure.title[language]}`}>
                      {say.close}
                    </Button>
                  </Buttons>
                </Form>
              )}
            </Card>
          ))}
        </Stack>
      </>
    ),
  })
}

const factsOf = (language: Language, figure: KeptMissing, named: (code: string) => string) => {
  const { missing: say } = words[language]
  return [
    {
      asked: say.state,
      answered:
        figure.foundIn === null ? (
          <Chip tone="warn">{fill(say.open, { since: figure.since })}</Chip>
        ) : (
          <Chip tone="ok">{fill(say.found, { release: figure.foundIn })}</Chip>
        ),
    },
    { asked: say.why, answered: figure.why[language] },
    ...(figure.known ? [{ asked: say.known, answered: figure.known[language] }] : []),
    { asked: say.owedBy, answered: named(figure.owedBy) },
    { asked: say.sources, answered: figure.sources.join('; ') },
  ]
}

interface AddFormProps {
  readonly language: Language
  readonly wrong: Wrong | undefined
  readonly organisations: ReadonlyMap<string, Phrase>
}

function AddForm({ language, wrong, organisations }: AddFormProps) {
  const { missing: say } = words[language]
  const before = (name: string) => one(wrong?.posted?.[name])
  const subjectOptions = subjects.map((subject: Subject) => ({
    value: subject,
    label: seriesWords[language].subjects[subject],
  }))
  return (
    <details open={wrong?.posted !== undefined}>
      <summary>{say.add}</summary>
      <Form action="/publish/missing">
        <TextInput language={language} name="id" label={say.id} hint={say.idHint} value={before('id')} required />
        <Select
          language={language}
          name="subject"
          label={say.subject}
          options={subjectOptions}
          value={before('subject')}
          required
        />
        {(['title', 'why'] as const).map((part) => (
          <fieldset key={part} class="group">
            <legend>
              <h3>{part === 'title' ? say.figure : say.why}</h3>
            </legend>
            {languages.map((each) => (
              <LongText
                key={each}
                language={language}
                name={`${part}.${each}`}
                label={words[language].languages[each]}
                value={before(`${part}.${each}`)}
                rows={2}
              />
            ))}
          </fieldset>
        ))}
        <TextInput
          language={language}
          name="since"
          label={say.since}
          hint={say.sinceHint}
          value={before('since')}
          required
        />
        <Select
          language={language}
          name="owedBy"
          label={say.owedBy}
          value={before('owedBy')}
          options={[...organisations].map(([code, name]) => ({ value: code, label: name[language] }))}
          required
        />
        <LongText
          language={language}
          name="sources"
          label={say.sources}
          hint={say.sourcesHint}
          value={before('sources')}
          rows={2}
        />
        <Buttons>
          <Button>{say.addDo}</Button>
        </Buttons>
      </Form>
    </details>
  )
}
