// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M1: whether to go at all. */
export const decide: CourseText = {
  id: 'm1',
  module: 'M1',
  validFrom: '2026-11-01',
  sources: [sources.removals, sources.counselling],
  said: {
    tg: `Рафтан ё нарафтан: ин қарорро худатон мегиред, на дигарон. Пеш аз қарор ҳисоб кунед ва пурсед.
## Ҳисоб кунед
[] Роҳ чанд пул мехоҳад: чипта, ҳуҷҷатҳо, моҳи аввали зист
[] Ҳар моҳ чанд пул мемонад, баъди хона, хӯрок ва пардохтҳои ҳатмӣ
[] Агар қарз гиред, дар чанд моҳ бармегардонед
[] Дар ҳамин муддат дар ватан чанд пул кор карда метавонед
! Агар барои баргардондани қарз зиёда аз шаш моҳ лозим шавад, бори дигар фикр кунед.
## Хатари роҳ
- Дар солҳои охир ҳазорҳо нафар аз Русия хориҷ карда шуданд. Пеш аз чипта гирифтан санҷед, ки манъи вуруд надоред. [1]
- Бе ҳуҷҷат кор кардан маънои бе ҳимоя кор карданро дорад: корфармо метавонад маош надиҳад.
## Оила
[] Бо ҳамсар ва волидон гап занед: кӣ кӯдаконро нигоҳ мекунад, кӣ пулро мегирад
[] Бо фарзандон рӯзи занги ҳарҳафтаинаро муайян кунед
## Дар ватан чӣ ҳаст
- Пеш аз рафтан дар маркази шуғли ноҳия дар бораи кор ва омӯзиши касб пурсед.
- Хадамоти муҳоҷират ройгон маслиҳат медиҳад: соли 2024 дар нӯҳ моҳ 24 989 муроҷиат буд. [2]`,
    ru: `Ехать или нет, решаете вы сами, а не другие. Прежде чем решить, посчитайте и спросите.
## Посчитайте
[] Сколько стоит дорога: билет, документы, первый месяц жизни
[] Сколько остаётся в месяц после жилья, еды и обязательных платежей
[] Если брать в долг, за сколько месяцев вы его вернёте
[] Сколько за то же время можно заработать дома
! Если долг возвращать больше шести месяцев, подумайте ещё раз.
## Риск
- В последние годы тысячи людей были выдворены из России. Прежде чем покупать билет, проверьте, нет ли у вас запрета на въезд. [1]
- Работа без документов значит работу без защиты: работодатель может не заплатить.
## Семья
[] Поговорите с супругом и родителями: кто смотрит за детьми, кто получает деньги
[] Договоритесь с детьми о дне, когда вы звоните каждую неделю
## Что есть дома
- До отъезда спросите в центре занятости района о работе и обучении профессии.
- Миграционная служба консультирует бесплатно: за девять месяцев 2024 года было 24 989 обращений. [2]`,
    en: `To go or not to go is your decision, not that of others. Before you decide, count and ask.
## Count
[] What the journey costs: ticket, papers, the first month of living
[] What is left each month after housing, food and payments that you must make
[] If you borrow, in how many months you can pay it back
[] What you could earn at home in the same time
! If it takes more than six months to pay back the debt, think again.
## The risk
- In recent years thousands of people were removed from Russia. Before you buy a ticket, check that you have no entry ban. [1]
- To work without papers is to work without protection: an employer may not pay.
## The family
[] Talk with your spouse and parents: who looks after the children, who receives the money
[] Agree with the children on the day on which you call every week
## What there is at home
- Before you leave, ask the employment centre of your district about work and training.
- The Migration Service gives advice for free: in nine months of 2024 it answered 24,989 appeals. [2]`,
  },
}

/** M2: how to be hired without being cheated. */
export const recruitment: CourseText = {
  id: 'm2',
  module: 'M2',
  validFrom: '2026-11-01',
  sources: [sources.recruitment, sources.agencies],
  said: {
    tg: `Шахси миёнарав метавонад кумак кунад ё фиреб диҳад. Чор савол шуморо эҳтиёт мекунад.
## Чор савол ба миёнарав
[] Иҷозатнома доред? Рақамаш чанд? Онро дар Хадамоти муҳоҷират санҷед
[] Корфармо кист: ном, нишонӣ, телефон
[] Маош чанд аст ва кӣ медиҳад
[] Шартномаро кай мебинам: пеш аз рафтан
## Кӣ пул медиҳад
- Мувофиқи меъёрҳои байналмилалӣ барои ёфтани кор аз коргар пул гирифтан мумкин нест: хароҷотро корфармо мебардорад. [1][2]
- Агар пул доданӣ бошед, ҳамеша расид гиред.
## Аломатҳои фиреб
- Ваъда «бе ҳуҷҷат ҳам мешавад»
- Пулро пешакӣ ва бе расид мехоҳанд
- Шиносномаро «барои нигоҳ доштан» мегиранд
- Шитоб мекунонанд: «имрӯз ё ҳеҷ гоҳ»
! Шиносномаро ба ҳеҷ кас надиҳед. Танҳо нусхаашро диҳед.`,
    ru: `Посредник может помочь, а может обмануть. Четыре вопроса вас защитят.
## Четыре вопроса посреднику
[] Есть ли у вас лицензия? Какой у неё номер? Проверьте её в Миграционной службе
[] Кто работодатель: имя, адрес, телефон
[] Какая зарплата и кто её платит
[] Когда я увижу договор: до отъезда
## Кто платит
- По международным нормам за поиск работы с работника денег не берут: расходы несёт работодатель. [1][2]
- Если вы всё же платите, всегда берите расписку.
## Признаки обмана
- Обещают, что «можно и без документов»
- Просят деньги вперёд и без расписки
- Забирают паспорт «на хранение»
- Торопят: «сегодня или никогда»
! Паспорт никому не отдавайте. Давайте только копию.`,
    en: `A middleman may help you or cheat you. Four questions protect you.
## Four questions to a middleman
[] Do you have a licence? What is its number? Check it with the Migration Service
[] Who is the employer: name, address, telephone
[] How much is the wage, and who pays it
[] When do I see the contract: before I leave
## Who pays
- By international standards workers are not charged for finding work: the employer bears the cost. [1][2]
- If you do pay, always ask for a receipt.
## Signs of fraud
- They promise that “it works without papers”
- They want money in advance and give no receipt
- They take the passport “for safe keeping”
- They hurry you: “today or never”
! Give your passport to nobody. Give only a copy.`,
  },
}
