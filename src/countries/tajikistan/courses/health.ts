// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M6: staying well. */
export const health: CourseText = {
  id: 'm6',
  module: 'M6',
  validFrom: '2026-11-01',
  sources: [sources.tuberculosis, sources.hiv, sources.safety],
  said: {
    tg: `Саломатии шумо сармояи асосии шумост. Пеш аз рафтан муоина гузаред.
## Пеш аз рафтан
[] Муоинаи тиббӣ ва дандон
[] Эмкунии лозима
[] Гурӯҳи хун ва бемориҳои худро дар коғаз нависед
[] Суғуртаи тиббӣ: чиро мепӯшонад ва ба кадом рақам занг зад
## Сил
- Сил тавассути ҳаво мегузарад ва табобат мешавад. [1]
- Агар сулфа аз ду ҳафта зиёд давом кунад, ба духтур равед. [1]
## ВНМО
- ВНМО аз салом, хӯрок ва ҳаво намегузарад. [2]
- Рифола ва сӯзани яккаратаи тоза муҳофизат мекунанд. Дору ҳаст: бо он умри дароз мебинанд. [2]
## Дар ҷои кор
- Кулоҳ, дастпӯш ва тасмаро талаб кунед: инро корфармо бояд ройгон диҳад. [3]
- Агар хатари ҷиддии фаврӣ бошад, шумо ҳақ доред аз кор дур шавед. [3]
- Ҳар осебро ҳамон рӯз ба сардор хаттӣ хабар диҳед.
## Дил танг шавад
- Ғамгинӣ ва бехобӣ айб нест. Бо шахси наздик гап занед, бо духтур маслиҳат кунед.`,
    ru: `Здоровье ваш главный капитал. До отъезда пройдите осмотр.
## До отъезда
[] Медицинский осмотр и зубной врач
[] Нужные прививки
[] Запишите на бумаге группу крови и свои болезни
[] Медицинская страховка: что она покрывает и по какому номеру звонить
## Туберкулёз
- Туберкулёз передаётся по воздуху и лечится. [1]
- Если кашель дольше двух недель, идите к врачу. [1]
## ВИЧ
- ВИЧ не передаётся через рукопожатие, еду и воздух. [2]
- Защищают презерватив и чистая одноразовая игла. Есть лекарства: с ними живут долго. [2]
## На работе
- Требуйте каску, перчатки и страховочный пояс: работодатель обязан дать их бесплатно. [3]
- При прямой серьёзной опасности вы вправе покинуть рабочее место. [3]
- О каждой травме в тот же день сообщайте начальнику письменно.
## Если тяжело на душе
- Грусть и бессонница не стыд. Поговорите с близким, посоветуйтесь с врачом.`,
    en: `Your health is what you live by. Have a check-up before you leave.
## Before you leave
[] A medical check-up, and a dentist
[] The vaccinations that you need
[] Your blood group and illnesses, written on paper
[] Health insurance: what it covers and which number to call
## Tuberculosis
- Tuberculosis spreads through the air and can be cured. [1]
- If a cough lasts longer than two weeks, see a doctor. [1]
## HIV
- HIV is not passed on by a handshake, food or air. [2]
- Condoms and clean single-use needles protect. There is medicine: people live long with it. [2]
## At work
- Ask for a helmet, gloves and a safety belt: the employer has to give them for free. [3]
- In serious and immediate danger you have the right to leave the work place. [3]
- Tell your boss of every injury in writing, on the same day.
## If your heart is heavy
- Sadness and sleepless nights are no shame. Talk to somebody close, ask a doctor.`,
  },
}

/** M10: women, and families that stay. */
export const families: CourseText = {
  id: 'm10',
  module: 'M10',
  validFrom: '2026-11-01',
  sources: [sources.familyCode],
  said: {
    tg: `Ин қисм барои занони муҳоҷир ва барои оилаҳое, ки мемонанд.
## Зани муҳоҷир
[] Рақами шахсе, ки ба ӯ бовар доред, дар ёдатон бошад, на танҳо дар телефон
[] Ҳуҷҷат ва пули худро худатон нигоҳ доред
[] Агар ҳомиладор бошед, пеш аз рафтан бо духтур маслиҳат кунед
! Таҳқир, дастдарозӣ ё зӯроварӣ айби шумо нест. Ба полис, консулгарӣ ё ба маркази мо муроҷиат кунед.
## Оилае, ки мемонад
[] Ваколатнома барои кӯдакон ва барои пул
[] Рӯзи муайяни занг ва маблағи муайяни моҳона
[] Нусхаи ҳуҷҷатҳо дар хона
## Талоқ бо телефон
- Паёми «талоқ» дар телефон никоҳи қонуниро бекор намекунад ва ҳуқуқи шуморо намегирад: танҳо сабти асноди ҳолати шаҳрвандӣ (САҲШ) ё суд метавонад. Ба ҳуқуқшинос муроҷиат кунед. [1]
## Кӯдак дар хориҷа
[] Ҳуҷҷати кӯдак, эмкунӣ ва мактаб: пеш аз рафтан пурсед`,
    ru: `Эта часть для женщин, которые едут, и для семей, которые остаются.
## Женщина в поездке
[] Помните номер человека, которому доверяете, не только в телефоне
[] Документы и деньги храните сами
[] Если ждёте ребёнка, до отъезда посоветуйтесь с врачом
! Унижение, домогательство или насилие не ваша вина. Обратитесь в полицию, консульство или в наш центр.
## Семья, которая остаётся
[] Доверенность на детей и на деньги
[] Твёрдый день звонка и твёрдая сумма в месяц
[] Копии документов дома
## Развод по телефону
- Сообщение «талак» в телефоне не расторгает законный брак и не лишает вас прав: это делает только ЗАГС или суд. Обратитесь к юристу. [1]
## Ребёнок за границей
[] Документ ребёнка, прививки и школа: спросите до отъезда`,
    en: `This part is for women who travel and for families who stay.
## A woman who travels
[] Know by heart the number of somebody you trust, not only in the telephone
[] Keep your papers and your money yourself
[] If you are expecting a child, ask a doctor before you leave
! Humiliation, harassment or violence are not your fault. Turn to the police, the consulate or our centre.
## The family that stays
[] A power of attorney for the children and for money
[] A fixed day to call and a fixed sum each month
[] Copies of the papers at home
## Divorce by telephone
- The word “taloq” in a message does not end a lawful marriage and takes no right from you: only the registry office or a court can. Ask a lawyer. [1]
## A child abroad
[] The child's papers, vaccinations and school: ask before you leave`,
  },
}
