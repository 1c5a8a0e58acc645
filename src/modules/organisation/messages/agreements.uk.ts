import { pluralUk } from '#platform/i18n/plural.ts';

const n = (count: number, one: string, few: string, many: string) =>
  `${count}\u00a0${pluralUk(count, { one, few, many })}`;

/** Ukrainian words of agreements and those who accompany visitors. */
export const agreementsUk = {
  agreement: {
    title: 'Угоди',
    newTitle: 'Нова угода',
    one: (number: string) => `Угода № ${number}`,
    empty: 'Угод ще не записано',
    number: 'Номер',
    kind: 'Про що',
    kinds: { placement: 'Розміщення працівників у центрі', cooperation: 'Взаємодія' },
    provider: 'Сторона',
    providerHint: 'Суб’єкт, чиї працівники сидять у центрі або з ким взаємодія',
    otherParty: 'Інша сторона',
    signedOn: 'Укладено',
    validTo: 'Діє до',
    validToHint: 'Лишіть порожнім, якщо безстрокова. Нагадаємо за 60, 30 і 7 днів.',
    openEnded: 'безстроково',
    subject: 'Предмет угоди',
    scan: 'Скан угоди',
    scanHint: 'PDF, JPEG або PNG до 20 МБ',
    scanReplace: 'Новий скан замінить попередній',
    download: 'Завантажити скан',
    noScan: 'скана немає',
    end: 'Припинити угоду',
    endedOn: 'Припинено',
    endReason: 'Підстава припинення',
    ended: 'Угоду припинено.',
    inForce: 'Чинна',
    soon: (days: number) =>
      days === 0 ? 'Спливає сьогодні' : `Спливає за ${n(days, 'день', 'дні', 'днів')}`,
    over: 'Строк сплив',
    recorded: (number: string) => `Угоду № ${number} записано.`,
    letterSubject: (number: string, days: number) =>
      days === 0
        ? `Угода № ${number} спливає сьогодні`
        : `Угода № ${number} спливає за ${n(days, 'день', 'дні', 'днів')}`,
    letterText: (facts: {
      centre: string;
      number: string;
      subject: string;
      party: string;
      until: string;
      url: string;
    }) =>
      `Добрий день!\n\n${facts.centre}: угода № ${facts.number}${facts.party ? ` (${facts.party})` : ''} діє до ${facts.until}.\nПредмет: ${facts.subject}.\n\nПодбайте про її продовження або про нову угоду, щоб прийом громадян не перервався.\n${facts.url}\n`,
  },
  accompanying: {
    title: 'Супутні послуги',
    lead: 'Банк, копіювання, термінали оплати: хто надає, коли і за яким конкурсом обраний.',
    newTitle: 'Нова супутня послуга',
    empty: 'Супутніх послуг ще не записано',
    name: 'Послуга',
    operator: 'Хто надає',
    hours: 'Години',
    act: 'Рішення конкурсу',
    actHint: 'Орган, дата і номер рішення, яким обрано надавача',
  },
};
