// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M3: papers and the road. */
export const documents: CourseText = {
  id: 'm3',
  module: 'M3',
  validFrom: '2026-11-01',
  sources: [sources.removals],
  said: {
    tg: `Ҳуҷҷати дуруст роҳро осон мекунад. Пеш аз чипта гирифтан ҳамаашро санҷед.
## Пеш аз чипта
[] Шиноснома: мӯҳлаташ то кай аст
[] Манъи вуруд: дар сомонаи расмии кишвар ё дар Хадамоти муҳоҷират санҷед
[] Суғурта: оё кишвар онро талаб мекунад
[] Мақсади сафар: он чи дар сарҳад мегӯед ва он чи дар ҳуҷҷат навишта шудааст, бояд як бошад
! Барои рафтани бисёр одамон, ки манъ доранд, аллакай дер мешавад: онҳо инро дар фурудгоҳ мефаҳманд. [1]
## Бо худ гиред
[] Нусхаи ҳамаи ҳуҷҷатҳо дар коғаз, алоҳида аз аслаш
[] Акси ҳуҷҷатҳо дар телефон ва дар назди шахси наздик
[] Рақами сафоратхона ё консулгарӣ дар коғаз
[] Дору, агар ҳар рӯз мехӯред, бо дорухат
[] Пул барои ду ҳафта ва барои роҳи бозгашт
## Дар сарҳад
- Саволҳоро кӯтоҳ ва рост ҷавоб диҳед.
- Коғазеро, ки намефаҳмед, имзо накунед: тарҷумон хоҳед.
- Коғазҳоеро, ки дар сарҳад медиҳанд, то бозгашт нигоҳ доред.
- Бори касеро, ки намешиносед, нагиред.`,
    ru: `Правильные документы облегчают дорогу. Проверьте всё до покупки билета.
## До покупки билета
[] Паспорт: до какого числа он действует
[] Запрет на въезд: проверьте на официальном сайте страны или в Миграционной службе
[] Страховка: требует ли её страна
[] Цель поездки: то, что вы скажете на границе, и то, что в документах, должно совпадать
! Многие узнают о запрете только в аэропорту, когда уже поздно. [1]
## Возьмите с собой
[] Копии всех документов на бумаге, отдельно от подлинников
[] Снимки документов в телефоне и у близкого человека
[] Номер посольства или консульства на бумаге
[] Лекарства, если принимаете их каждый день, с рецептом
[] Деньги на две недели и на обратную дорогу
## На границе
- Отвечайте коротко и правду.
- Не подписывайте того, чего не понимаете: просите переводчика.
- Бумаги, которые дали на границе, храните до возвращения.
- Не берите багаж незнакомых людей.`,
    en: `The right papers make the road easier. Check all of them before you buy a ticket.
## Before the ticket
[] Passport: until when it is valid
[] Entry ban: check on the country's official site or with the Migration Service
[] Insurance: whether the country asks for it
[] Purpose: what you say at the border and what your papers say must be the same
! Many people learn of a ban only at the airport, when it is too late. [1]
## Take with you
[] Copies of all papers, apart from the originals
[] Pictures of the papers in your telephone and with somebody close
[] The number of the embassy or consulate, on paper
[] Medicine that you take every day, with the prescription
[] Money for two weeks and for the way back
## At the border
- Answer briefly and say the truth.
- Do not sign what you do not understand: ask for an interpreter.
- Keep the papers that you are given at the border until you return.
- Carry no luggage for people whom you do not know.`,
  },
}

/** M4: the law of the country, for whoever has not chosen one yet. */
export const law: CourseText = {
  id: 'm4',
  module: 'M4',
  validFrom: '2026-11-01',
  sources: [sources.consular],
  said: {
    tg: `Ҳар кишвар қоидаи худро дорад ва қоидаҳо зуд-зуд иваз мешаванд. Панҷ саволро пеш аз рафтан ҷавоб диҳед.
## Панҷ савол дар бораи кишвар
[] Чанд рӯз бе рухсатнома истодан мумкин аст
[] Дар чанд рӯз бояд ба қайд гирифта шавам ва кӣ инро мекунад
[] Кадом ҳуҷҷат ҳуқуқи кор медиҳад ва чанд пул аст
[] Ҳар моҳ чӣ пардохт кунам ва агар дер кунам, чӣ мешавад
[] Барои чӣ манъи вуруд мешавад
! Ҷавобҳоро аз сомонаи расмӣ ё аз маркази мо гиред, на аз шиносҳо.
## Агар полис боздорад
- Ором бошед, ҳуҷҷатро нишон диҳед, ном ва рақами кормандро нависед.
- Шумо ҳақ доред хоҳед, ки ба консулгарии Тоҷикистон хабар диҳанд. [1]
- Коғазеро, ки намефаҳмед, имзо накунед.
- Ба шахси наздик занг занед ва гӯед, ки дар куҷоед.`,
    ru: `В каждой стране свои правила, и они часто меняются. Ответьте на пять вопросов до отъезда.
## Пять вопросов о стране
[] Сколько дней можно быть без разрешения
[] За сколько дней надо встать на учёт и кто это делает
[] Какой документ даёт право работать и сколько он стоит
[] Что платить каждый месяц и что будет, если опоздать
[] За что запрещают въезд
! Ответы берите на официальном сайте или в нашем центре, а не у знакомых.
## Если остановила полиция
- Будьте спокойны, покажите документ, запишите имя и номер сотрудника.
- Вы вправе просить, чтобы известили консульство Таджикистана. [1]
- Не подписывайте того, чего не понимаете.
- Позвоните близкому человеку и скажите, где вы.`,
    en: `Every country has rules of its own, and they often change. Answer five questions before you leave.
## Five questions about the country
[] How many days you may stay without a permit
[] Within how many days you must be registered, and who does it
[] Which paper gives the right to work, and what it costs
[] What you pay each month, and what happens when you are late
[] For what an entry ban is given
! Take the answers from an official site or from our centre, not from acquaintances.
## If the police stop you
- Stay calm, show your paper, write down the officer's name and number.
- You have the right to ask that the consulate of Tajikistan be told. [1]
- Do not sign what you do not understand.
- Call somebody close and say where you are.`,
  },
}

/** M5: the contract and what it owes. */
export const contract: CourseText = {
  id: 'm5',
  module: 'M5',
  validFrom: '2026-11-01',
  sources: [sources.forcedLabour],
  said: {
    tg: `Шартномаи хаттӣ ҳимояи шумост. Ваъдаи даҳонӣ исбот намешавад.
## Дар шартнома ҷӯед
[] Номи корфармо ва ҷои кор
[] Кор чист
[] Маош чанд аст, кай ва чӣ тавр медиҳанд
[] Соатҳои кор, рӯзҳои истироҳат, рухсатӣ
[] Кӣ барои хона, хӯрок ва роҳ пул медиҳад
[] Мӯҳлати шартнома ва чӣ тавр онро қатъ кардан
! Агар шартнома ба забоне бошад, ки намефаҳмед, пеш аз имзо тарҷума хоҳед. Нусхаашро ҳатман гиред.
## Агар маош надиҳанд
[] Ҳар рӯз нависед: чанд соат кор кардед
[] Акси ҷои кор, паёмҳо ва пардохтҳоро нигоҳ доред
[] Аввал ба корфармо хаттӣ муроҷиат кунед
[] Баъд ба нозироти меҳнат, иттифоқи касаба ё консулгарӣ
## Чӣ мумкин нест
- Гирифтани шиноснома, нигоҳ доштани маош ё маҷбур кардан ба кор барои қарз аз аломатҳои меҳнати маҷбурӣ мебошанд. [1]`,
    ru: `Письменный договор вас защищает. Устное обещание не докажешь.
## Найдите в договоре
[] Имя работодателя и место работы
[] В чём состоит работа
[] Сколько платят, когда и как
[] Часы работы, выходные, отпуск
[] Кто платит за жильё, еду и дорогу
[] Срок договора и как его прекратить
! Если договор на языке, которого вы не понимаете, попросите перевод до подписи. Обязательно возьмите копию.
## Если не платят
[] Каждый день записывайте, сколько часов работали
[] Храните снимки места работы, сообщения и чеки
[] Сначала обратитесь к работодателю письменно
[] Затем в инспекцию труда, профсоюз или консульство
## Чего делать нельзя
- Забрать паспорт, удерживать зарплату или заставлять отрабатывать долг: это признаки принудительного труда. [1]`,
    en: `A written contract protects you. A spoken promise cannot be proved.
## Look for it in the contract
[] The employer's name and the place of work
[] What the work is
[] How much is paid, when and how
[] Hours of work, days of rest, leave
[] Who pays for housing, food and travel
[] How long it lasts and how to end it
! If the contract is in a language that you do not understand, ask for a translation before you sign. Always keep a copy.
## If you are not paid
[] Write down every day how many hours you worked
[] Keep pictures of the work place, messages and receipts
[] First write to the employer
[] Then go to the labour inspectorate, a trade union or the consulate
## What nobody may do
- To take your passport, to hold back wages or to make you work off a debt are signs of forced labour. [1]`,
  },
}
