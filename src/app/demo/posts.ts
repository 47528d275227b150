// Posts of the demonstration. Tajik and Russian: for a native reader's review.
import type { Language } from '#kernel/words.ts'
import type { Post } from '#store/posts.ts'

import type { Catchment } from './homes.ts'

/** Who holds a post, from and until so many days before the demonstration begins. */
export interface DemoHolder {
  readonly login: string
  readonly language: Language
  readonly from: number
  readonly until?: number
}

/** The people whom a post has enrolled, and since how many days. */
interface Enrolling {
  readonly people: number
  readonly since: number
  readonly catchment: Catchment
}

export interface DemoPost extends Post {
  /** One after another; a post whose last holder has left is vacant. */
  readonly holders: readonly DemoHolder[]
  readonly enrols?: Enrolling
  /** The post that looks after this one since it is vacant. */
  readonly deputy?: string
  /** The post that corrects what this one wrote. */
  readonly supervisor?: string
  /** Shown at the start as the account for its kind of post. */
  readonly shown?: true
}

/** Everybody knows it: it opens nothing but synthetic people. */
export const demoPassword = 'safar-demo-2026'

const held = (login: string, language: Language = 'tg'): readonly DemoHolder[] => [{ login, language, from: 400 }]

const trainers: readonly DemoPost[] = [
  {
    id: 'migserv-bokhtar-trainer',
    organisation: 'MIGSERV',
    place: '3507401',
    functions: ['trainer'],
    title: {
      tg: 'Омӯзгор, Маркази Хадамоти муҳоҷират дар шаҳри Бохтар',
      ru: 'Преподаватель, Центр миграционной службы в городе Бохтар',
      en: 'Trainer, Migration Service centre in Bokhtar',
    },
    holders: held('trainer'),
    enrols: { people: 230, since: 270, catchment: 'bokhtar' },
    supervisor: 'migserv-khatlon-head',
    shown: true,
  },
  {
    id: 'migserv-khujand-trainer',
    organisation: 'MIGSERV',
    place: '3505401',
    functions: ['trainer'],
    title: {
      tg: 'Омӯзгор, Маркази Хадамоти муҳоҷират дар шаҳри Хуҷанд',
      ru: 'Преподаватель, Центр миграционной службы в городе Худжанд',
      en: 'Trainer, Migration Service centre in Khujand',
    },
    holders: held('trainer.khujand', 'ru'),
    enrols: { people: 210, since: 270, catchment: 'sughd' },
    supervisor: 'migserv-sughd-head',
  },
  {
    // A small centre: one post teaches and advises. Its holder has changed, its people have stayed.
    id: 'migserv-vose-trainer',
    organisation: 'MIGSERV',
    place: '3507205',
    functions: ['trainer', 'caseworker'],
    title: {
      tg: 'Омӯзгор ва мушовир, Маркази Хадамоти муҳоҷират дар ноҳияи Восеъ',
      ru: 'Преподаватель и консультант, Центр миграционной службы в районе Восе',
      en: 'Trainer and caseworker, Migration Service centre in Vose',
    },
    holders: [
      { login: 'trainer.vose.earlier', language: 'tg', from: 400, until: 120 },
      { login: 'trainer.vose', language: 'tg', from: 120 },
    ],
    enrols: { people: 130, since: 270, catchment: 'kulob' },
    supervisor: 'migserv-khatlon-head',
  },
  {
    // Vacant: nobody holds it. Its people are in the care of its deputy, who has gone on with some of them, and of the head of office.
    id: 'migserv-vose-trainer-2',
    organisation: 'MIGSERV',
    place: '3507205',
    functions: ['trainer'],
    title: {
      tg: 'Омӯзгори дуюм, Маркази Хадамоти муҳоҷират дар ноҳияи Восеъ',
      ru: 'Второй преподаватель, Центр миграционной службы в районе Восе',
      en: 'Second trainer, Migration Service centre in Vose',
    },
    holders: [{ login: 'trainer.vose.second', language: 'tg', from: 400, until: 60 }],
    deputy: 'migserv-vose-trainer',
    enrols: { people: 50, since: 270, catchment: 'kulob' },
    supervisor: 'migserv-khatlon-head',
  },
  {
    id: 'migserv-dushanbe-trainer',
    organisation: 'MIGSERV',
    place: '3501000',
    functions: ['trainer'],
    title: {
      tg: 'Омӯзгор, Маркази омодагии пеш аз сафар дар шаҳри Душанбе',
      ru: 'Преподаватель, Центр предвыездной подготовки в городе Душанбе',
      en: 'Trainer, pre-departure centre in Dushanbe',
    },
    holders: held('trainer.dushanbe'),
    enrols: { people: 190, since: 270, catchment: 'dushanbe' },
    supervisor: 'migserv-dushanbe-head',
  },
]

const caseworkers: readonly DemoPost[] = [
  {
    id: 'migserv-bokhtar-caseworker',
    organisation: 'MIGSERV',
    place: '3507401',
    functions: ['caseworker'],
    title: {
      tg: 'Мушовир, Маркази Хадамоти муҳоҷират дар шаҳри Бохтар',
      ru: 'Консультант, Центр миграционной службы в городе Бохтар',
      en: 'Caseworker, Migration Service centre in Bokhtar',
    },
    holders: held('caseworker'),
    enrols: { people: 40, since: 45, catchment: 'bokhtar' },
    supervisor: 'migserv-khatlon-head',
    shown: true,
  },
  {
    id: 'rcst-kulob-caseworker',
    organisation: 'RCST',
    place: '3507221',
    functions: ['trainer', 'caseworker'],
    title: {
      tg: 'Мушовир, Ҷамъияти Ҳилоли Аҳмар дар шаҳри Кӯлоб',
      ru: 'Консультант, Общество Красного Полумесяца в городе Куляб',
      en: 'Caseworker, Red Crescent Society in Kulob',
    },
    holders: held('caseworker.kulob'),
    enrols: { people: 50, since: 200, catchment: 'kulob' },
  },
]

const heads: readonly DemoPost[] = [
  {
    id: 'migserv-khatlon-head',
    organisation: 'MIGSERV',
    place: '3507000',
    functions: ['supervisor'],
    title: {
      tg: 'Сардор, Хадамоти муҳоҷират дар вилояти Хатлон',
      ru: 'Начальник, Миграционная служба по Хатлонской области',
      en: 'Head of office, Migration Service in Khatlon',
    },
    holders: held('supervisor'),
    shown: true,
  },
  {
    id: 'migserv-sughd-head',
    organisation: 'MIGSERV',
    place: '3505000',
    functions: ['supervisor'],
    title: {
      tg: 'Сардор, Хадамоти муҳоҷират дар вилояти Суғд',
      ru: 'Начальник, Миграционная служба по Согдийской области',
      en: 'Head of office, Migration Service in Sughd',
    },
    holders: held('supervisor.sughd', 'ru'),
  },
  {
    id: 'migserv-dushanbe-head',
    organisation: 'MIGSERV',
    place: '3501000',
    functions: ['supervisor'],
    title: {
      tg: 'Сардор, Хадамоти муҳоҷират дар шаҳри Душанбе',
      ru: 'Начальник, Миграционная служба в городе Душанбе',
      en: 'Head of office, Migration Service in Dushanbe',
    },
    holders: held('supervisor.dushanbe'),
  },
]

const nationwide: readonly DemoPost[] = [
  {
    id: 'tajstat-migration-statistician',
    organisation: 'TAJSTAT',
    place: null,
    functions: ['statistician'],
    title: {
      tg: 'Мутахассиси омори муҳоҷират, Агентии омор',
      ru: 'Специалист по статистике миграции, Агентство по статистике',
      en: 'Migration statistician, Agency on Statistics',
    },
    holders: held('statistician', 'ru'),
    shown: true,
  },
  // The owner of two registers, and the second of the two who approve a release.
  {
    id: 'migserv-registers-statistician',
    organisation: 'MIGSERV',
    place: null,
    functions: ['statistician'],
    title: {
      tg: 'Соҳиби феҳристҳо, Хадамоти муҳоҷират',
      ru: 'Владелец реестров, Миграционная служба',
      en: 'Owner of registers, Migration Service',
    },
    holders: held('registers'),
    shown: true,
  },
  {
    id: 'molme-secretariat-administrator',
    organisation: 'MOLME',
    place: null,
    functions: ['administrator'],
    title: {
      tg: 'Маъмури система, котиботи гурӯҳи корӣ оид ба муҳоҷират',
      ru: 'Администратор системы, секретариат рабочей группы по миграции',
      en: 'Administrator, secretariat of the working group on migration',
    },
    holders: held('administrator'),
    shown: true,
  },
]

/** The posts of the demonstration; those that supervise come after those whose work they correct. */
export const demoPosts: readonly DemoPost[] = [...trainers, ...caseworkers, ...heads, ...nationwide]
