// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M11: the first thirty days, wherever they are. */
export const arriving: CourseText = {
  id: 'm11',
  module: 'M11',
  validFrom: '2026-11-01',
  sources: [],
  said: {
    tg: `Ин рӯйхатро ба хонаи наватон бардоред. Мӯҳлатҳо дар ҳар кишвар дигаранд: рӯзи охиринро дар назди ҳар сатр нависед.
## Ҳафтаи аввал
[] Ба қайд гирифта шудан: рӯзи охирин ________
[] Ба хона занг задан ва нишониро гуфтан
[] SIM-корти ба номи худам
[] Рақами полис, ёрии таъҷилӣ ва консулгарӣ дар коғаз
## То рӯзи сӣ
[] Муоинаи тиббӣ, агар лозим бошад: рӯзи охирин ________
[] Ҳуҷҷати ҳуқуқи кор: рӯзи охирин ________
[] Шартномаи хаттӣ ва нусхаи он дар дасти ман
[] Акси ҳамаи ҳуҷҷатҳои нав ба хона
! Мӯҳлатро гузаронданро ислоҳ кардан душвор аст. Агар дер монед, ҳамон рӯз ба ҳуқуқшинос ё консулгарӣ муроҷиат кунед.`,
    ru: `Возьмите этот список с собой. Сроки в каждой стране разные: впишите последний день у каждой строки.
## Первая неделя
[] Встать на учёт: последний день ________
[] Позвонить домой и сказать адрес
[] SIM-карта на своё имя
[] Номера полиции, скорой и консульства на бумаге
## До тридцатого дня
[] Медицинский осмотр, если нужен: последний день ________
[] Документ на право работать: последний день ________
[] Письменный договор, и его копия у меня
[] Снимки всех новых документов отправить домой
! Пропущенный срок трудно исправить. Если опоздали, в тот же день идите к юристу или в консульство.`,
    en: `Take this list with you. Deadlines differ in every country: write the last day beside each line.
## The first week
[] Be registered: last day ________
[] Call home and tell your address
[] A SIM card in your own name
[] The numbers of police, ambulance and consulate on paper
## Until the thirtieth day
[] Medical check, where it is needed: last day ________
[] The paper that gives the right to work: last day ________
[] A written contract, and a copy of it in my hands
[] Pictures of all new papers sent home
! A missed deadline is hard to mend. If you are late, see a lawyer or the consulate on the same day.`,
  },
}

/** M12: coming back. */
export const returning: CourseText = {
  id: 'm12',
  module: 'M12',
  validFrom: '2026-11-01',
  sources: [sources.validation, sources.centres],
  said: {
    tg: `Бозгашт низ сафар аст: онро ҳам ба нақша гиред.
## Пеш аз бозгашт
[] Маоши охирин ва ҳуҷҷати кор: дар даст бошад
[] Қарзҳо ва пардохтҳои он кишвар: пардохта шуданд
[] Санҷед, ки манъи вуруд надоред, агар аз нав рафтанӣ бошед
[] Пули мақсад дар бонк, на дар ҷайб
## Ҳунари шумо
- Ҳунареро, ки дар хориҷа омӯхтед, дар Тоҷикистон бо ҳуҷҷат тасдиқ кардан мумкин аст. [1]
- Дар бораи омӯзиш ва кор аз марказҳои хадамоти муҳоҷират пурсед: дар Хуҷанд, Бохтар, Восеъ ва Душанбе. [2]
## Агар баргаштан душвор бошад
- Агар шуморо хориҷ карда бошанд, ҳуқуқшинос метавонад гӯяд, ки манъ то кай аст ва чӣ тавр шикоят кардан мумкин аст.
- Бо оила ва бо духтур гап занед: аввал душвор будан муқаррарист.`,
    ru: `Возвращение тоже дорога: спланируйте и её.
## До возвращения
[] Последняя зарплата и документ о работе у вас на руках
[] Долги и платежи в той стране закрыты
[] Проверьте, нет ли запрета на въезд, если хотите ехать снова
[] Деньги на цель в банке, а не в кармане
## Ваше умение
- Умение, которому вы научились за границей, в Таджикистане можно подтвердить документом. [1]
- Об обучении и работе спросите в центрах миграционной службы: в Худжанде, Бохтаре, Восе и Душанбе. [2]
## Если возвращаться трудно
- Если вас выдворили, юрист скажет, до какого времени запрет и как его обжаловать.
- Поговорите с семьёй и с врачом: вначале трудно всем.`,
    en: `Coming back is a journey too: plan it.
## Before the return
[] The last wage and a paper about the work are in your hands
[] Debts and payments in that country are settled
[] Check that you have no entry ban, if you want to go again
[] The money for your goal is in a bank, not in a pocket
## Your skill
- A skill that you learned abroad can be confirmed by a paper in Tajikistan. [1]
- Ask for training and work at the centres of the Migration Service: in Khujand, Bokhtar, Vose and Dushanbe. [2]
## If it is hard to come back
- If you were removed, a lawyer can tell until when the ban lasts and how to appeal.
- Talk with your family and a doctor: it is hard for everybody at first.`,
  },
}
