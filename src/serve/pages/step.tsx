import { randomUUIDv7 } from 'node:crypto'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { asSeenBy, mayTake } from '#kernel/access.ts'
import { stepOf } from '#kernel/case.ts'
import { fieldsOnPages } from '#kernel/form.ts'
import type { Problem } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import { type LooseAnswers, sameAnswer } from '#kernel/record.ts'
import { type Language, fill } from '#kernel/words.ts'
import { correction } from '#kernel/workflow.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { type Draft, draftAnswers } from '#serve/draft.ts'
import { isId } from '#serve/envelope.ts'
import { Questions } from '#serve/fill.tsx'
import { type OpenedCase, answersSeen, openCase } from '#serve/opened-case.ts'
import { sayField, sayProblem, sayRefusal } from '#serve/say.ts'
import { forAsking } from '#serve/session-list.ts'
import { openerOf } from '#serve/sight.ts'
import { type Verdict, submit } from '#serve/submit.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Acting } from '#web/office.ts'
import { type Posted, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

/** Taking one step: a form drawn from the programme, sent as one act. */
export function stepPages(server: FastifyInstance, desk: Desk): void {
  const opening = '/new/:programme/:step'
  const going = '/case/:id/:step'
  server.get<{ Params: { programme: string; step: string } }>(opening, async (request, reply) =>
    fresh(desk, request, reply, openingTask(desk, signed(request).acting, request.params)),
  )
  server.post<{ Params: { programme: string; step: string } }>(opening, async (request, reply) =>
    sent(desk, request, reply, openingTask(desk, signed(request).acting, request.params)),
  )
  server.get<{ Params: { id: string; step: string } }>(going, async (request, reply) =>
    fresh(desk, request, reply, await goingTask(desk, signed(request).acting, request.params)),
  )
  server.post<{ Params: { id: string; step: string } }>(going, async (request, reply) =>
    sent(desk, request, reply, await goingTask(desk, signed(request).acting, request.params)),
  )
}

/** What is to be done: a step of a programme, on a case or opening one. */
interface Task {
  readonly programme: Programme
  readonly step: string
  readonly pages: readonly string[]
  readonly action: string
  readonly opened: OpenedCase | undefined
}

function openingTask(desk: Desk, acting: Acting, { programme: name, step }: { programme: string; step: string }): Task {
  const programme = desk.programmes.get(name)
  const known = programme && stepOf(programme, step)
  if (!programme || !known || known.from) throw new Refused(404, 'notFound')
  if (!mayTake(programme, openerOf(acting, programme), step, known)) throw new Refused(403, 'forbidden')
  return { programme, step, pages: known.asks, action: `/new/${name}/${step}`, opened: undefined }
}

async function goingTask(desk: Desk, acting: Acting, { id, step }: { id: string; step: string }): Promise<Task> {
  const opened = await openCase(desk, acting, id)
  const { reader, way } = opened
  const programme = asSeenBy(opened.programme, reader)
  const known = stepOf(programme, step)
  if (!known?.from) throw new Refused(404, 'notFound')
  if (way.glassUntil !== undefined || !mayTake(opened.programme, reader, step, known))
    throw new Refused(403, 'forbidden')
  const pages = step === correction ? Object.keys(programme.form.pages) : known.asks
  return { programme, step, pages, action: `/case/${id}/${step}`, opened }
}

const fresh = async (desk: Desk, request: FastifyRequest, reply: FastifyReply, task: Task) =>
  stepPage(await forAsking(desk, signed(request).acting, task), request, reply, task, {
    act: randomUUIDv7(),
    caseId: task.opened?.now.id ?? randomUUIDv7(),
    after: (task.opened?.now.heads ?? []).join(' '),
    draft: {
      answers: task.step === correction ? (task.opened?.answers ?? {}) : {},
      rows: {},
      problems: [],
      isFinished: false,
    },
  })

async function sent(bare: Desk, request: FastifyRequest, reply: FastifyReply, task: Task): Promise<FastifyReply> {
  const { acting } = signed(request)
  const desk = await forAsking(bare, acting, task)
  const { posted, uploads } = await receive(request)
  const fields = fieldsOnPages(task.programme.record, task.programme.form, task.pages)
  const draft = await draftAnswers(desk, acting, { fields, posted, uploads })
  const sheet: Sheet = {
    act: idIn(posted, 'act'),
    caseId: task.opened?.now.id ?? idIn(posted, 'case'),
    after: typeof posted['after'] === 'string' ? posted['after'] : '',
    draft,
  }
  if (!draft.isFinished) return stepPage(desk, request, reply, task, sheet)
  const [verdict] = await submit(desk, acting, [await actOf(desk, acting, task, sheet)])
  if (verdict?.verdict === 'kept')
    return reply.redirect(`/case/${verdict.case}?kept=${verdict.setAside ? 'aside' : 'yes'}`, 303)
  if (verdict?.verdict === 'duplicate') return reply.redirect(`/case/${verdict.case}?kept=yes`, 303)
  return stepPage(desk, request, reply, task, { ...sheet, verdict })
}

// Both ids were made when the page was drawn, so that sending it twice is harmless.
const idIn = (posted: Posted, name: string): string => {
  const id = posted[name]
  return isId(id) ? id : randomUUIDv7()
}

async function actOf(
  desk: Desk,
  acting: Acting,
  { programme, step, opened }: Task,
  { act, caseId, after, draft }: Sheet,
) {
  const heads = after.split(' ').filter(isId)
  const before = step === correction && opened ? await answersSeen(desk, acting, opened, heads) : {}
  return {
    id: act,
    case: caseId,
    programme: programme.name,
    step,
    version: programme.version,
    ...(opened && { after: heads }),
    answers: step === correction ? changes(programme, before, draft.answers) : draft.answers,
  }
}

/** What a correction changes: answers that differ, and `null` for those that were emptied. */
const changes = ({ record }: Programme, before: LooseAnswers, given: LooseAnswers): LooseAnswers =>
  Object.fromEntries(
    Object.keys(record).flatMap((name) => {
      const [old, next] = [before[name] ?? null, given[name] ?? null]
      return readsAlike(old, next) ? [] : [[name, next]]
    }),
  )

// Numbers come back from a form as text, and the database keeps the parts of a row in an order of its own.
const readsAlike = (one: unknown, other: unknown): boolean => sameAnswer(asTexts(one), asTexts(other))

const asTexts = (value: unknown): unknown => {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value)
    ? value.map(asTexts)
    : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asTexts(each)]))
}

interface Sheet {
  readonly act: string
  readonly caseId: string
  readonly after: string
  readonly draft: Draft
  readonly verdict?: Verdict | undefined
}

function stepPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, task: Task, sheet: Sheet): FastifyReply {
  const { language } = request.visit
  const { form: say, case: about } = words[language]
  const { programme, step, pages, action, opened } = task
  const { draft, verdict } = sheet
  const todo = step === correction ? about.correct : (programme.words[language].steps[step]?.todo ?? step)
  const problems = [...draft.problems, ...(verdict?.verdict === 'refused' ? (verdict.problems ?? []) : [])]
  const fields = fieldsOnPages(programme.record, programme.form, pages)
  const hasFiles = Object.values(fields).some(({ kind }) => kind === 'files')
  return show(desk, request, reply, {
    title: todo,
    status: verdict || draft.problems.length > 0 ? 422 : 200,
    path: action,
    scripts: ['form'],
    children: (
      <>
        <Heading
          title={todo}
          sub={opened ? undefined : fill(say.isNew, { title: programme.words[language].title })}
          {...(opened && { back: { href: `/case/${opened.now.id}`, label: about.title } })}
        />
        <Trouble language={language} programme={programme} step={step} problems={problems} verdict={verdict} />
        <Form
          action={action}
          hidden={{ act: sheet.act, case: sheet.caseId, after: sheet.after, _programme: programme.name, _step: step }}
          files={hasFiles}
          enter={{ name: '_send', value: 'yes' }}
          keep
        >
          <Questions
            language={language}
            programme={programme}
            lists={desk.lists}
            pages={pages}
            answers={{ ...opened?.answers, ...draft.answers }}
            problems={problems}
            rows={draft.rows}
          />
          <Buttons>
            <Button name="_send" value="yes">
              {pages.length === 0 ? todo : say.save}
            </Button>
            <ButtonLink href={opened ? `/case/${opened.now.id}` : '/people'} kind="quiet">
              {say.back}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    ),
  })
}

interface TroubleProps {
  readonly language: Language
  readonly programme: Programme
  readonly step: string
  readonly problems: readonly Problem[]
  readonly verdict: Verdict | undefined
}

/** Why the form was not taken: each problem with a link to its question, or the reason of the whole. */
const Trouble = ({ language, programme, step, problems, verdict }: TroubleProps) => {
  if (problems.length > 0)
    return (
      <ErrorSummary
        language={language}
        errors={problems.map((problem) => ({
          name: problem.field,
          label: sayField(language, programme, problem.field),
          says: sayProblem(language, programme, problem),
        }))}
      />
    )
  if (verdict?.verdict !== 'refused') return null
  return (
    <Notice tone="bad" live="alert">
      {sayRefusal(language, verdict.why, programme, step)}
    </Notice>
  )
}
