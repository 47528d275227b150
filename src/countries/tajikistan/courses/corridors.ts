// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M4 for Russia. Its rules change often: read newspapers as newspapers, and confirm. */
export const lawOfRussia: CourseText = {
  id: 'm4-russia',
  module: 'M4',
  corridor: 'RUS',
  validFrom: '2025-02-05',
  sources: [sources.exam, sources.medical, sources.expulsion, sources.removals, sources.consular],
  said: {
    tg: `Қоидаҳои Русия зуд иваз мешаванд. Санаи санҷиши ин саҳифаро дар боло бинед ва пеш аз рафтан аз нав пурсед.
## Муоина ва изи ангушт
- Касоне, ки барои кор меоянд, дар 30 рӯзи аз вуруд изи ангушт, акс ва муоинаи тиббиро мегузаранд. Дигарон, ки зиёда аз 90 рӯз мемонанд, дар 90 рӯз. [2]
## Имтиҳон
- Барои патент, рухсатнома ва иқомат имтиҳони забони русӣ, таърих ва асосҳои қонун лозим аст. [1]
## Речаи хориҷкунӣ
- Аз 5 феврали соли 2025 речаи хориҷкунӣ ва рӯйхати шахсони таҳти назорат амал мекунад. [3][4]
- Ҳар кӣ дар рӯйхат аст, бояд зуд вазъи худро қонунӣ кунад ё аз кишвар барояд. Худро дар сомонаи расмии ВКД-и Русия санҷед.
! Пардохти патентро дер накунед. Пеш аз ҳар пардохт мӯҳлатро санҷед.
## Рӯйхати ман
[] Мақсади сафар дар корти муҳоҷират «кор» аст
[] Ба қайд гирифта шудам: рӯзи охирин ________
[] Ҳуҷҷатҳо барои патент: рӯзи охирин ________
[] Расиди ҳар моҳ дар ҷои алоҳида
## Агар боздоранд
- Ҳақ доред тарҷумон хоҳед ва хоҳед, ки ба консулгарӣ хабар диҳанд. [5]
- Рӯйи коғаз ризоияти худро нанависед, агар нафаҳмед.`,
    ru: `Правила России быстро меняются. Посмотрите вверху, когда проверена эта страница, и перед отъездом спросите снова.
## Осмотр и отпечатки
- Кто приехал работать, в течение 30 дней со дня въезда проходит отпечатки, снимок и медицинский осмотр. Другие, кто остаётся дольше 90 дней, в течение 90 дней. [2]
## Экзамен
- Для патента, разрешений и вида на жительство нужен экзамен по русскому языку, истории и основам права. [1]
## Режим высылки
- С 5 февраля 2025 года действуют режим высылки и реестр контролируемых лиц. [3][4]
- Кто в реестре, должен быстро узаконить своё положение или выехать. Проверьте себя на официальном сайте МВД России.
! Не опаздывайте с платежом за патент. Перед каждым платежом проверьте срок.
## Мой список
[] Цель поездки в миграционной карте «работа»
[] Встал на учёт: последний день ________
[] Документы на патент: последний день ________
[] Чеки за каждый месяц в отдельном месте
## Если задержали
- Вы вправе просить переводчика и просить известить консульство. [5]
- Не пишите, что согласны, если не поняли.`,
    en: `The rules of Russia change quickly. See above when this page was checked, and ask again before you leave.
## Medical check and fingerprints
- Who comes to work gives fingerprints and a picture and has a medical check within 30 days of entry. Others who stay more than 90 days do so within 90 days. [2]
## The exam
- For a patent, permits and residence an exam in Russian, history and basics of law is needed. [1]
## The expulsion regime
- Since 5 February 2025 there are an expulsion regime and a register of controlled persons. [3][4]
- Whoever is in the register must quickly make their stay lawful or leave. Check yourself on the official site of the Russian Ministry of Internal Affairs.
! Do not be late with the payment for the patent. Check the day before every payment.
## My list
[] The purpose in the migration card is “work”
[] Registered: last day ________
[] Papers for the patent: last day ________
[] The receipts of every month in a place of their own
## If you are held
- You have the right to ask for an interpreter and that the consulate be told. [5]
- Do not write that you agree when you did not understand.`,
  },
}

/** M4 for Kazakhstan: what to ask, since we have no rule at hand that was checked. */
export const lawOfKazakhstan: CourseText = {
  id: 'm4-kazakhstan',
  module: 'M4',
  corridor: 'KAZ',
  validFrom: '2026-11-01',
  sources: [sources.consular],
  said: {
    tg: `Дар ин саҳифа рақами қоида нест, чунки мо онро ҳанӯз аз сарчашмаи расмӣ насанҷидаем. Ин саволҳоро пурсед ва ҷавобро нависед.
## Аз маркази мо ё аз консулгарӣ пурсед
[] Чанд рӯз бе қайд истодан мумкин аст: ________
[] Кӣ маро ба қайд мегирад, корфармо ё соҳиби хона: ________
[] Кадом рухсатнома барои кори ман лозим аст: ________
[] Ҳар моҳ чӣ пардохт мекунам: ________
[] Барои чӣ манъи вуруд мешавад: ________
## Агар боздоранд
- Ҳақ доред хоҳед, ки ба консулгарии Тоҷикистон хабар диҳанд. [1]
- Коғазеро, ки намефаҳмед, имзо накунед.`,
    ru: `На этой странице нет чисел из правил: мы ещё не проверили их по официальному источнику. Задайте эти вопросы и запишите ответы.
## Спросите в нашем центре или в консульстве
[] Сколько дней можно быть без учёта: ________
[] Кто ставит меня на учёт, работодатель или хозяин жилья: ________
[] Какое разрешение нужно для моей работы: ________
[] Что я плачу каждый месяц: ________
[] За что запрещают въезд: ________
## Если задержали
- Вы вправе просить, чтобы известили консульство Таджикистана. [1]
- Не подписывайте того, чего не понимаете.`,
    en: `There are no numbers of rules on this page: we have not checked them against an official source yet. Ask these questions and write down the answers.
## Ask at our centre or at the consulate
[] How many days one may stay without registration: ________
[] Who registers me, the employer or the landlord: ________
[] Which permit my work needs: ________
[] What I pay every month: ________
[] For what an entry ban is given: ________
## If you are held
- You have the right to ask that the consulate of Tajikistan be told. [1]
- Do not sign what you do not understand.`,
  },
}

/** M4 for Korea: likewise. */
export const lawOfKorea: CourseText = {
  id: 'm4-korea',
  module: 'M4',
  corridor: 'KOR',
  validFrom: '2026-11-01',
  sources: [sources.recruitment, sources.consular],
  said: {
    tg: `Ба Корея танҳо бо роҳи расмӣ ва бо шартнома раванд. Ин саҳифа мегӯяд, ки чиро бояд пурсед.
## Пеш аз ариза
[] Кадом барномаи давлатӣ имсол кушода аст: дар Агентии шуғл дар хориҷа пурсед
[] Имтиҳони забони кореягӣ кай ва дар куҷост
[] Хароҷоти пурра чанд аст ва кӣ медиҳад
! Ҳеҷ миёнарав наметавонад ҷойро «харад». Аз коргар барои кор пул гирифтан ба меъёрҳои байналмилалӣ мухолиф аст. [1]
## Пеш аз парвоз
[] Шартномаро бо забоне, ки мефаҳмам, хондам
[] Медонам, ки оё корфармо иваз кардан мумкин аст ва чӣ тавр: ________
[] Рақами сафорат ва рақами телефони кумак дар Корея: ________
## Агар мушкил шавад
- Ҳақ доред хоҳед, ки ба консулгарӣ хабар диҳанд. [2]`,
    ru: `В Корею едут только официальным путём и с договором. Эта страница говорит, что спросить.
## До заявления
[] Какая государственная программа открыта в этом году: спросите в Агентстве по трудоустройству за рубежом
[] Когда и где экзамен по корейскому языку
[] Каковы все расходы и кто их несёт
! Ни один посредник не может «купить» место. Брать деньги с работника за работу противоречит международным нормам. [1]
## До вылета
[] Я прочитал договор на понятном мне языке
[] Знаю, можно ли сменить работодателя и как: ________
[] Номер посольства и телефона помощи в Корее: ________
## Если возникла беда
- Вы вправе просить, чтобы известили консульство. [2]`,
    en: `People go to Korea only by the official way and with a contract. This page says what to ask.
## Before you apply
[] Which state programme is open this year: ask the Agency for Employment Abroad
[] When and where the exam in Korean is
[] What all of it costs and who pays
! No middleman can “buy” a place. To charge a worker for work is against international standards. [1]
## Before the flight
[] I have read the contract in a language that I understand
[] I know whether and how one may change the employer: ________
[] The number of the embassy and of a helpline in Korea: ________
## If there is trouble
- You have the right to ask that the consulate be told. [2]`,
  },
}

/** M11 for Russia. */
export const arrivingInRussia: CourseText = {
  id: 'm11-russia',
  module: 'M11',
  corridor: 'RUS',
  validFrom: '2025-02-05',
  sources: [sources.medical, sources.exam, sources.expulsion],
  said: {
    tg: `Сӣ рӯзи аввал дар Русия. Рӯзи охиринро дар назди ҳар сатр нависед.
## Ҳафтаи аввал
[] Корти муҳоҷират: «кор» навишта шудааст
[] Ба қайд гирифта шудан: рӯзи охирин ________
[] Рақами консулгарӣ дар коғаз
## То рӯзи сӣ
[] Изи ангушт, акс ва муоинаи тиббӣ: дар 30 рӯзи аз вуруд [1]
[] Имтиҳони забон, таърих ва қонун [2]
[] Ҳуҷҷатҳо барои патент: рӯзи охирин ________
[] Худро дар рӯйхати шахсони таҳти назорат санҷидам [3]
! Агар мӯҳлат гузарад, ба ҳуқуқшинос ё консулгарӣ муроҷиат кунед. Ба миёнараве, ки «ҳал мекунам» мегӯяд, пул надиҳед.`,
    ru: `Первые тридцать дней в России. Впишите последний день у каждой строки.
## Первая неделя
[] Миграционная карта: указана «работа»
[] Встать на учёт: последний день ________
[] Номер консульства на бумаге
## До тридцатого дня
[] Отпечатки, снимок и медицинский осмотр: в течение 30 дней со дня въезда [1]
[] Экзамен по языку, истории и праву [2]
[] Документы на патент: последний день ________
[] Проверил себя в реестре контролируемых лиц [3]
! Если срок прошёл, идите к юристу или в консульство. Не платите посреднику, который обещает «решить».`,
    en: `The first thirty days in Russia. Write the last day beside each line.
## The first week
[] Migration card: it says “work”
[] Be registered: last day ________
[] The number of the consulate on paper
## Until the thirtieth day
[] Fingerprints, picture and medical check: within 30 days of entry [1]
[] The exam in language, history and law [2]
[] Papers for the patent: last day ________
[] I have checked myself in the register of controlled persons [3]
! If a deadline has passed, see a lawyer or the consulate. Do not pay a middleman who promises to “settle” it.`,
  },
}
