import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Codelist } from '#kernel/codelist.ts'
import { fill } from '#kernel/words.ts'
import { type ServiceFaults, type ServiceKind, audiences, readService, serviceKinds } from '#registry/service.ts'
import { ButtonLink } from '#screen/button.tsx'
import { sayDigits } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Filter } from '#screen/filter.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Table } from '#screen/table.tsx'
import { isId } from '#serve/envelope.ts'
import { sayPlace } from '#serve/staff.ts'
import { organisationNames } from '#store/directory.ts'
import { type KeptService, closeService, keepsServices, listServices, putService } from '#store/services.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { type Posted, one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'

import { ServiceForm } from './service-form.tsx'

/** What is offered by whom, where, for whom: a list, and forms for those who keep it true. */
export function servicesPages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { kind?: string } }>('/services', async (request, reply) =>
    listPage(desk, request, reply, request.query.kind),
  )
  server.get('/services/new', async (request, reply) => formPage(desk, request, reply, await keeper(desk, request)))
  server.get<{ Params: { id: string } }>('/services/:id', async (request, reply) =>
    formPage(desk, request, reply, await keeper(desk, request, request.params.id)),
  )
  server.post('/services/new', async (request, reply) => keep(desk, request, reply, await keeper(desk, request)))
  server.post<{ Params: { id: string } }>('/services/:id', async (request, reply) =>
    keep(desk, request, reply, await keeper(desk, request, request.params.id)),
  )
}

/** Whose services are kept, and the one that is to be changed. */
interface Keeping {
  readonly organisation: string
  readonly service: KeptService | undefined
}

async function keeper(desk: Desk, request: FastifyRequest, id?: string): Promise<Keeping> {
  const { session, acting } = signed(request)
  const service = id === undefined ? undefined : (await listServices(desk.database)).find((each) => each.id === id)
  if (id !== undefined && !service) throw new Refused(404, 'notFound')
  const organisation = service?.organisation ?? session.post.organisation
  if (!(await keepsServices(desk.database, acting.post, organisation))) throw new Refused(403, 'forbidden')
  return { organisation, service }
}

async function keep(desk: Desk, request: FastifyRequest, reply: FastifyReply, keeping: Keeping): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { posted } = await receive(request)
  const now = desk.now()
  if (keeping.service && one(posted['_do']) === 'close') {
    await closeService(desk.database, acting.post, keeping.service.id, now)
    return reply.redirect('/services', 303)
  }
  const { organisation } = keeping
  const read = readService(posted, { places: placesOf(desk), organisation })
  if (!read.ok) return formPage(desk, request, reply, keeping, { posted, faults: read.why })
  const given = one(posted['id'])
  // The id came with the form, so that sending it twice adds nothing twice.
  const id = keeping.service?.id ?? (isId(given) ? given : crypto.randomUUID())
  await putService(desk.database, { ...read.value, id, post: acting.post, checkedAt: now })
  return reply.redirect('/services', 303)
}

function placesOf({ lists }: Desk): Codelist {
  const { place } = lists
  if (!place) throw new Error('The country has no list of places')
  return place
}

async function listPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: unknown,
): Promise<FastifyReply> {
  const { session, acting } = signed(request)
  const { language } = request.visit
  const { services: say } = words[language]
  const kind = serviceKinds.find((each) => each === wanted)
  const services = await listServices(desk.database, kind)
  const names = await organisationNames(desk.database)
  const mayAdd = await keepsServices(desk.database, acting.post, session.post.organisation)
  const mayChange = (service: KeptService) =>
    (mayAdd && service.organisation === session.post.organisation) ||
    (acting.functions.includes('administrator') && session.post.place === null)
  return show(desk, request, reply, {
    title: say.title,
    path: '/services',
    children: (
      <>
        <Heading title={say.title} sub={say.about}>
          {mayAdd && <ButtonLink href="/services/new">{say.add}</ButtonLink>}
        </Heading>
        <Stack>
          <Filter
            label={say.kind}
            links={[
              { href: '/services', label: say.all, current: kind === undefined },
              ...serviceKinds.map((each) => ({
                href: `/services?kind=${each}`,
                label: say.kinds[each],
                current: each === kind,
              })),
            ]}
          />
          <Table
            language={language}
            caption={say.title}
            quietCaption
            rows={services}
            keyOf={({ id }) => id}
            empty={<Empty title={say.none}>{say.noneTodo}</Empty>}
            columns={[
              {
                head: say.service,
                kind: 'title',
                cell: (service) =>
                  mayChange(service) ? (
                    <a href={`/services/${service.id}`}>{service.title[language]}</a>
                  ) : (
                    service.title[language]
                  ),
              },
              { head: say.kind, cell: (service) => say.kinds[service.kind as ServiceKind] ?? service.kind },
              {
                head: say.organisation,
                cell: ({ organisation }) => names.get(organisation)?.[language] ?? organisation,
              },
              { head: say.place, cell: ({ place }) => sayPlace(desk, language, place) },
              {
                head: say.forWhom,
                cell: ({ forWhom }) =>
                  audiences
                    .filter((each) => forWhom.includes(each))
                    .map((each) => say.audiences[each])
                    .join(', '),
              },
              { head: say.capacity, kind: 'number', cell: ({ capacity }) => capacity ?? say.unlimited },
              { head: say.checked, kind: 'corner', cell: ({ checkedAt }) => sayDigits(dayIn(desk.zone, checkedAt)) },
            ]}
          />
        </Stack>
      </>
    ),
  })
}

interface Sheet {
  readonly posted: Posted
  readonly faults: ServiceFaults
}

function formPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { service }: Keeping,
  sheet?: Sheet,
): FastifyReply {
  const { language } = request.visit
  const { services: say } = words[language]
  const title = service ? fill(say.changeOf, { service: service.title[language] }) : say.add
  return show(desk, request, reply, {
    title,
    status: sheet ? 422 : 200,
    path: service ? `/services/${service.id}` : '/services/new',
    children: (
      <>
        <Heading title={title} back={{ href: '/services', label: say.title }} />
        <ServiceForm desk={desk} language={language} service={service} posted={sheet?.posted} faults={sheet?.faults} />
      </>
    ),
  })
}
