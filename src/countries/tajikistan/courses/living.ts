// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M7: language and manners. */
export const language: CourseText = {
  id: 'm7',
  module: 'M7',
  validFrom: '2026-11-01',
  sources: [sources.exam],
  said: {
    tg: `Бист ибораи забони кишвар шуморо дар рӯзи аввал эҳтиёт мекунанд.
## Аз ёд кунед
[] Ном, насаб ва нишонии ман
[] Кумак кунед. Ман намефаҳмам. Тарҷумон лозим
[] Ин чанд пул аст. Расид диҳед
[] Духтур лозим. Ин ҷо дард мекунад
[] Рақамҳо аз як то сад
## Эҳтиром
- Қоидаҳои ҷои ҷамъиятиро бинед: дигарон чӣ мекунанд.
- Дини худро озодона риоя кунед ва дини дигаронро эҳтиром кунед.
- Паёмҳоеро, ки ба нафрат ё ҷанг даъват мекунанд, нафиристед ва нигоҳ надоред: дар бисёр кишварҳо ин ҷиноят аст.
## Имтиҳон
- Барои патент ва рухсатнома дар Русия имтиҳони забони русӣ, таърих ва асосҳои қонун лозим аст. [1]
[] Пурсед, ки дар кадом марказ омодагӣ ройгон аст`,
    ru: `Двадцать фраз на языке страны защитят вас в первый день.
## Выучите
[] Моё имя, фамилия и адрес
[] Помогите. Я не понимаю. Нужен переводчик
[] Сколько это стоит. Дайте чек
[] Нужен врач. Здесь болит
[] Числа от одного до ста
## Уважение
- Смотрите, как ведут себя другие в общественных местах.
- Свободно соблюдайте свою веру и уважайте чужую.
- Не пересылайте и не храните сообщений, которые зовут к ненависти или войне: во многих странах это преступление.
## Экзамен
- Для патента и разрешений в России нужен экзамен по русскому языку, истории и основам права. [1]
[] Спросите, в каком центре готовят бесплатно`,
    en: `Twenty phrases in the language of the country protect you on the first day.
## Learn by heart
[] My name, surname and address
[] Help me. I do not understand. I need an interpreter
[] How much is it. Give me a receipt
[] I need a doctor. It hurts here
[] The numbers from one to a hundred
## Respect
- See what others do in public places.
- Keep your faith freely and respect that of others.
- Do not send or keep messages that call for hatred or war: in many countries this is a crime.
## The exam
- For a patent and for permits Russia asks for an exam in Russian, history and basics of law. [1]
[] Ask in which centre preparation is free`,
  },
}

/** M8: money. */
export const money: CourseText = {
  id: 'm8',
  module: 'M8',
  validFrom: '2026-11-01',
  sources: [sources.transfers],
  said: {
    tg: `Пуле, ки меёбед, бояд ба мақсад расад, на ба роҳ.
## Буҷет
[] Мақсадро нависед: хона, таҳсил, кор дар ватан
[] Дар як моҳ чанд пул, дар чанд моҳ
[] Пули мақсад алоҳида аз пули рӯзгор
[] Захираи се моҳ барои беморӣ ё бекорӣ
## Фиристодани пул
- Ду чизро муқоиса кунед: ҳаққи хизмат ва қурб. Ҳар ду нархи фиристодан аст. [1]
- Рақами фиристоданро ба касе ғайр аз гиранда нагӯед.
- Пулро ба воситаи шахси ношинос нафиристед.
! Касе, ки ба телефон занг зада, рамз ё код мепурсад, дузд аст. Бонк ҳеҷ гоҳ рамз намепурсад.
## Қарз
[] Аввал қарзи гаронтаринро баргардонед
[] Барои тӯй қарз нагиред`,
    ru: `Заработанное должно дойти до цели, а не остаться в дороге.
## Бюджет
[] Запишите цель: дом, учёба, дело на родине
[] Сколько в месяц и за сколько месяцев
[] Деньги на цель отдельно от денег на жизнь
[] Запас на три месяца на случай болезни или без работы
## Перевод денег
- Сравните две вещи: комиссию и курс. И то и другое есть цена перевода. [1]
- Номер перевода говорите только получателю.
- Не передавайте деньги через незнакомых.
! Кто звонит и спрашивает пароль или код, тот вор. Банк пароля не спрашивает никогда.
## Долг
[] Сначала верните самый дорогой долг
[] Не занимайте на свадьбу`,
    en: `What you earn should reach its goal, and not be lost on the way.
## A budget
[] Write down the goal: a house, studies, a business at home
[] How much a month, and for how many months
[] The money for the goal apart from the money for living
[] Three months in reserve for illness or no work
## Sending money
- Compare two things: the fee and the exchange rate. Both are the price of a transfer. [1]
- Tell the number of the transfer to nobody but the receiver.
- Do not send money through people whom you do not know.
! Whoever calls and asks for a password or a code is a thief. A bank never asks for it.
## Debt
[] Pay back the most expensive debt first
[] Do not borrow for a wedding`,
  },
}
