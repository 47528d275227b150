// Services of the demonstration: what such offices offer, at places where the demonstration has posts. Tajik and Russian: for a
// native reader's review.
import type { Service } from '#registry/service.ts'
import type { Database } from '#store/database.ts'
import { putService } from '#store/services.ts'

import { randomFrom } from './random.ts'

type DemoService = Service & { readonly post: string }

const services: readonly DemoService[] = [
  {
    post: 'migserv-khatlon-head',
    organisation: 'MIGSERV',
    place: '3507401',
    kind: 'orientation',
    title: { tg: 'Омодагӣ пеш аз сафар', ru: 'Подготовка перед выездом', en: 'Orientation before departure' },
    about: {
      tg: 'Дар ҳафта се рӯз, бепул. Шиносномаро бо худ гиред.',
      ru: 'Три дня в неделю, бесплатно. Возьмите паспорт.',
      en: 'Three days a week, free. Bring your passport.',
    },
    forWhom: ['departing'],
    capacity: 25,
  },
  {
    post: 'migserv-khatlon-head',
    organisation: 'MIGSERV',
    place: '3507205',
    kind: 'documents',
    title: { tg: 'Кӯмак бо ҳуҷҷатҳо', ru: 'Помощь с документами', en: 'Help with documents' },
    about: {
      tg: 'Санҷидани шартнома ва патент пеш аз сафар.',
      ru: 'Проверка договора и патента перед выездом.',
      en: 'Contract and patent are looked at before departure.',
    },
    forWhom: ['departing', 'returned'],
    capacity: 10,
  },
  {
    post: 'migserv-sughd-head',
    organisation: 'MIGSERV',
    place: '3505401',
    kind: 'legal-advice',
    title: { tg: 'Машварати ҳуқуқӣ', ru: 'Юридическая консультация', en: 'Legal advice' },
    about: {
      tg: 'Дар бораи музд, мамнӯияти вуруд ва шартнома.',
      ru: 'О заработке, запрете на въезд и договоре.',
      en: 'On wages, entry bans and contracts.',
    },
    forWhom: ['everybody'],
    capacity: null,
  },
  {
    post: 'migserv-dushanbe-head',
    organisation: 'MIGSERV',
    place: '3501000',
    kind: 'hotline',
    title: { tg: 'Хатти боварӣ', ru: 'Горячая линия', en: 'Hotline' },
    about: {
      tg: 'Ҳар рӯз, бо тоҷикӣ ва русӣ. Рақам дар намоиш дода намешавад.',
      ru: 'Ежедневно, на таджикском и русском. В демонстрации номер не указан.',
      en: 'Every day, in Tajik and Russian. The demonstration gives no number.',
    },
    forWhom: ['abroad', 'families'],
    capacity: null,
  },
]

/** Writes the services of the demonstration, each kept by the head of an office. */
export async function putServices(
  database: Database,
  { seed, now }: { readonly seed: string; readonly now: Date },
): Promise<void> {
  for (const [number, service] of services.entries()) {
    const id = randomFrom(`${seed}/service/${number}`).id(now.getTime())
    await putService(database, { ...service, id, checkedAt: now })
  }
}
