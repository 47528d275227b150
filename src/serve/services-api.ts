import type { FastifyInstance } from 'fastify'

import { audiences, serviceKinds } from '#registry/service.ts'
import { listServices } from '#store/services.ts'
import type { Office } from '#web/office.ts'
import { listOf, moment, object, refusedWith, secured, text, uuid } from '#web/schemas.ts'
import { signed } from '#web/signed.ts'

const phrase = object({ tg: text, ru: text, en: text })

const service = object(
  {
    id: uuid,
    organisation: text,
    place: { ...text, description: 'A code of the list “place”; left out for the whole country' },
    kind: { type: 'string', enum: serviceKinds },
    title: phrase,
    about: phrase,
    forWhom: listOf({ type: 'string', enum: audiences }),
    capacity: { type: 'integer', description: 'How many people at a time; left out where nobody is turned away' },
    checked: moment,
  },
  ['place', 'capacity'],
)

/** The services that are offered, for programs. */
export function serviceRoutes(server: FastifyInstance, { database }: Office): void {
  server.get<{ Querystring: { kind?: string } }>(
    '/api/services',
    {
      schema: {
        tags: ['services'],
        summary: 'What is offered by whom, where, for whom and for how many',
        ...secured,
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: { kind: { type: 'string', enum: serviceKinds } },
        },
        response: { 200: object({ services: listOf(service) }), ...refusedWith(400, 401) },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      signed(request)
      const services = await listServices(database, request.query.kind)
      return {
        services: services.map(({ id, organisation, kind, title, about, forWhom, place, capacity, checkedAt }) => ({
          id,
          organisation,
          kind,
          title,
          about,
          forWhom,
          ...(place !== null && { place }),
          ...(capacity !== null && { capacity }),
          checked: checkedAt,
        })),
      }
    },
  )
}
