// Tajik and Russian: for a native reader's review.
import type { CourseText } from '#kernel/course.ts'

import { sources } from './sources.ts'

/** M9: exploitation and trafficking. */
export const protection: CourseText = {
  id: 'm9',
  module: 'M9',
  validFrom: '2026-11-01',
  sources: [sources.trafficking, sources.traffickingLaw, sources.forcedLabour, sources.consular],
  said: {
    tg: `Савдои одамон маънои бо фиреб, зӯрӣ ё истифодаи вазъи ночорӣ истисмор карданро дорад. [1]
Розигии шумо, ки бо фиреб гирифта шудааст, ҷинояткорро сафед намекунад. [1]
## Аломатҳо
- Шиноснома ё телефонро мегиранд. [3]
- Берун рафтан ё занг задан намегузоранд. [3]
- Маош намедиҳанд, «қарз» ҳар рӯз зиёд мешавад. [3]
- Таҳдид мекунанд: ба шумо ё ба оилаатон. [3]
## Пеш аз рафтан
[] Бо шахси наздик калимаи махфӣ муайян кунед, ки маънояш «кумак кунед» аст
[] Нишонии ҷои кор ва номи корфармо дар хона монад
[] Шиносномаро худатон нигоҳ доред
## Агар ба хатар афтед
[] Агар ҷони шумо дар хатар бошад, ба полиси ҳамон кишвар занг занед
[] Ба сафорат ё консулгарии Тоҷикистон занг занед: вай ҳақ дорад ба шумо кумак кунад [4]
[] Ба шахси наздик калимаи махфиро гӯед
## Баъди баргаштан
- Қонуни Тоҷикистон ҷабрдидагонро ҳимоя мекунад. [2]
- Кумак махфӣ ва ройгон аст: дар маркази мо танҳо гӯед «ба ман ҳуқуқшинос лозим».`,
    ru: `Торговля людьми есть эксплуатация человека обманом, силой или с использованием его уязвимости. [1]
Согласие, полученное обманом, преступника не оправдывает. [1]
## Признаки
- Забирают паспорт или телефон. [3]
- Не дают выходить или звонить. [3]
- Не платят, а «долг» растёт каждый день. [3]
- Угрожают вам или вашей семье. [3]
## До отъезда
[] Договоритесь с близким о тайном слове, которое значит «помогите»
[] Адрес работы и имя работодателя оставьте дома
[] Паспорт храните сами
## Если вы в опасности
[] Если опасность для жизни, звоните в полицию той страны
[] Звоните в посольство или консульство Таджикистана: оно вправе вам помочь [4]
[] Скажите близкому тайное слово
## После возвращения
- Закон Таджикистана защищает пострадавших. [2]
- Помощь тайная и бесплатная: в нашем центре достаточно сказать «мне нужен юрист».`,
    en: `Trafficking is to exploit a person by deceit, by force or by using that they have no way out. [1]
Consent that was won by deceit does not excuse the criminal. [1]
## Signs
- They take the passport or the telephone. [3]
- They do not let you go out or call. [3]
- They do not pay, and the “debt” grows every day. [3]
- They threaten you or your family. [3]
## Before you leave
[] Agree with somebody close on a secret word that means “help me”
[] Leave the address of the work and the employer's name at home
[] Keep your passport yourself
## If you are in danger
[] If your life is in danger, call the police of that country
[] Call the embassy or consulate of Tajikistan: it has the right to help you [4]
[] Say the secret word to somebody close
## After the return
- The law of Tajikistan protects those who were harmed. [2]
- Help is confidential and free: in our centre it is enough to say “I need a lawyer”.`,
  },
}
