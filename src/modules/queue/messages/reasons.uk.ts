import { pluralUk } from '#platform/i18n/plural.ts';

const times = (n: number) => `${n} ${pluralUk(n, { one: 'раз', few: 'рази', many: 'разів' })}`;

/** Why somebody was called, or stands where they stand: words that a visitor and a court can read (BR-18). */
export const reasonUk = {
  earliest: (rank: string) => `Чекає найдовше серед тих, кого приймає це робоче місце: у черзі з ${rank}`,
  allowance: (rank: string, issued: string, minutes: number) =>
    `Законна пільга в черзі ${minutes} хв: талон узято о ${issued}, місце в черзі як від ${rank}`,
  category: (name: string, act: string, rank: string, issued: string, minutes: number) =>
    `Пільга «${name}» (${act}), ${minutes} хв: талон узято о ${issued}, місце в черзі як від ${rank}`,
  fairness: (issued: string, run: number) =>
    `Чекає найдовше, з ${issued}: перед цим ${times(run)} поспіль викликали за пільгою`,
  thisDesk: (rank: string) => `Має підійти саме до цього робочого місця: у черзі з ${rank}`,
  signLanguage: (rank: string) => `Просить жестову мову, і працівник нею володіє: у черзі з ${rank}`,
  express: (rank: string) => `Коротке питання, а це місце приймає лише такі: у черзі з ${rank}`,
  sameVisit: 'Наступне питання відвідувача, який уже тут',
  chosen: (note: string) => `Викликано поза чергою. Причина: ${note}`,
  short: (rank: string, minutes: number) => `Пільга ${minutes} хв: місце як від ${rank}`,
  arrival: 'За часом приходу',
  blocked: 'Зараз на прийомі з іншим питанням',
  late: (time: string) => `Попередив, що запізниться: не раніше ${time}`,
  forDesk: (desk: number) => `Чекає на робоче місце ${desk}`,
  here: 'Спрямовано саме до вас',
  signer: 'Чекає на працівника, який володіє жестовою мовою',
  long: 'Довге питання, а це місце приймає лише короткі',
};
