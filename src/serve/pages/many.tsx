import { randomUUIDv7 } from 'node:crypto'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { stepOf } from '#kernel/case.ts'
import { fieldsOnPages } from '#kernel/form.ts'
import type { Problem } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type Language, count, fill } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Facts } from '#screen/facts.tsx'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { keepListed, sayLine } from '#serve/caseload.ts'
import { draftAnswers } from '#serve/draft.ts'
import { isId } from '#serve/envelope.ts'
import { Questions } from '#serve/fill.tsx'
import { sayField, sayProblem, sayRefusal } from '#serve/say.ts'
import { forAsking } from '#serve/session-list.ts'
import { type Verdict, submit } from '#serve/submit.ts'
import { caseLines } from '#store/cases.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Acting } from '#web/office.ts'
import { type Posted, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

const mostPeople = 500

/** One step for many people at once: a class that was attended, certificates for those who passed. */
export function manyPages(server: FastifyInstance, bare: Desk): void {
  server.post('/many', async (request, reply) => {
    const { acting } = signed(request)
    const { posted, uploads } = await receive(request)
    const task = await taskIn(bare, acting, posted)
    const desk = await forAsking(bare, acting, task)
    const { people: say } = words[request.visit.language]
    if (task.cases.length === 0) return sorry(desk, request, reply, say.noneChosen)
    if (task.cases.length > mostPeople) return sorry(desk, request, reply, fill(say.tooMany, { most: mostPeople }))
    if (posted['_send'] === undefined) return manyPage(desk, request, reply, task, { answers: {}, problems: [] })
    const fields = fieldsOnPages(task.programme.record, task.programme.form, task.pages)
    const draft = await draftAnswers(desk, acting, { fields, posted, uploads })
    const verdicts = await submit(
      desk,
      acting,
      task.cases.map((id) => ({
        id: randomUUIDv7(),
        case: id,
        programme: task.programme.name,
        step: task.step,
        version: task.programme.version,
        answers: draft.answers,
      })),
    )
    const problems = [...draft.problems, ...commonProblems(verdicts)]
    if (problems.length > 0) return manyPage(desk, request, reply, task, { answers: draft.answers, problems })
    return donePage(desk, request, reply, task, verdicts)
  })
}

interface Task {
  readonly programme: Programme
  readonly step: string
  readonly pages: readonly string[]
  readonly cases: readonly string[]
}

async function taskIn(desk: Desk, acting: Acting, posted: Posted): Promise<Task> {
  const [name = '', step = ''] = String(posted['step'] ?? '').split('/')
  const programme = desk.programmes.get(name)
  const known = programme && stepOf(programme, step)
  if (!programme || !known?.forMany) throw new Refused(404, 'notFound')
  const chosen = posted['case'] ?? []
  const cases = [...new Set(typeof chosen === 'string' ? [chosen] : chosen)].filter(isId)
  // Who stands in for a vacant post has its functions, for its cases.
  const lines = await caseLines(desk.database, acting.post, cases.slice(0, mostPeople))
  const functions = [...acting.functions, ...lines.flatMap((line) => line.functions)]
  if (!known.by.some((each) => functions.includes(each))) throw new Refused(403, 'forbidden')
  return { programme, step, pages: known.asks, cases }
}

// The same answers go to everyone, so a problem with them is one problem, and nothing was kept.
const commonProblems = (verdicts: readonly Verdict[]): readonly Problem[] => {
  const [first] = verdicts
  const isCommon = verdicts.every((each) => each.verdict === 'refused' && each.why === 'answers-have-problems')
  return isCommon && first?.verdict === 'refused' ? (first.problems ?? []) : []
}

const sorry = (desk: Desk, request: FastifyRequest, reply: FastifyReply, sentence: string) => {
  const { people: say, form } = words[request.visit.language]
  return show(desk, request, reply, {
    title: say.title,
    status: 422,
    path: '/people',
    children: (
      <>
        <Heading title={say.title} />
        <Notice tone="warn" live="alert">
          {sentence}
        </Notice>
        <Buttons>
          <ButtonLink href="/people">{form.back}</ButtonLink>
        </Buttons>
      </>
    ),
  })
}

interface Sheet {
  readonly answers: LooseAnswers
  readonly problems: readonly Problem[]
}

function manyPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  task: Task,
  { answers, problems }: Sheet,
): FastifyReply {
  const { language } = request.visit
  const { form: say, people } = words[language]
  const { programme, step, pages, cases } = task
  const todo = programme.words[language].steps[step]?.todo ?? step
  return show(desk, request, reply, {
    title: todo,
    status: problems.length > 0 ? 422 : 200,
    path: '/people',
    scripts: ['form'],
    children: (
      <>
        <Heading
          title={fill(say.many, { todo, people: count(language, people.found, cases.length) })}
          back={{ href: '/people', label: people.title }}
        />
        <ErrorSummary
          language={language}
          errors={problems.map((problem) => ({
            name: problem.field,
            label: sayField(language, programme, problem.field),
            says: sayProblem(language, programme, problem),
          }))}
        />
        <Form action="/many" hidden={{ step: `${programme.name}/${step}`, _programme: programme.name, _step: step }}>
          {cases.map((id) => (
            <input key={id} type="hidden" name="case" value={id} />
          ))}
          <Questions
            language={language}
            programme={programme}
            lists={desk.lists}
            pages={pages}
            answers={answers}
            problems={problems}
            rows={{}}
          />
          <Buttons>
            <Button name="_send" value="yes">
              {todo}
            </Button>
            <ButtonLink href="/people" kind="quiet">
              {say.back}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    ),
  })
}

async function donePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  task: Task,
  verdicts: readonly Verdict[],
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { form: say, people } = words[language]
  const { programme, step } = task
  const done = verdicts.filter(({ verdict }) => verdict !== 'refused').length
  const refused = verdicts.flatMap((verdict, at) =>
    verdict.verdict === 'refused' ? [{ id: task.cases[at] ?? '', why: verdict.why }] : [],
  )
  const lines = await caseLines(
    desk.database,
    acting.post,
    refused.map(({ id }) => id),
  )
  await keepListed(desk, acting, lines)
  const titles = new Map(lines.map((line) => [line.id, sayLine(desk, language, line).title]))
  const todo = programme.words[language].steps[step]?.todo ?? step
  return show(desk, request, reply, {
    title: todo,
    path: '/people',
    children: (
      <>
        <Heading title={todo} back={{ href: '/people', label: people.title }} />
        <Stack>
          {done > 0 && (
            <Notice tone="ok" live="status">
              {fill(say.manyDone, { people: count(language, people.found, done) })}
            </Notice>
          )}
          {refused.length > 0 && (
            <Card title={fill(say.manyRefused, { people: count(language, people.found, refused.length) })}>
              <Facts
                facts={refused.map(({ id, why }) => ({
                  asked: titles.get(id) ?? id,
                  answered: <Why id={id} sentence={sayRefusal(language, why, programme, step)} language={language} />,
                }))}
              />
            </Card>
          )}
        </Stack>
      </>
    ),
  })
}

const Why = ({
  id,
  sentence,
  language,
}: {
  readonly id: string
  readonly sentence: string
  readonly language: Language
}) => (
  <>
    {sentence} <a href={`/case/${id}`}>{words[language].case.title}</a>
  </>
)
