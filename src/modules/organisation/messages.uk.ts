import { agreementsUk } from './messages/agreements.uk.ts';
import { historyUk } from './messages/history.uk.ts';
import { placesUk } from './messages/places.uk.ts';
import { refusalsUk } from './messages/refusals.uk.ts';
import { scheduleUk } from './messages/schedule.uk.ts';
import { setupUk } from './messages/setup.uk.ts';
import { todayUk } from './messages/today.uk.ts';

/** Ukrainian words of the screens of the organisation; a file for each group of screens. */
export const organisationUk = {
  nav: { admin: 'Організація', centre: 'Центр сьогодні', coordination: 'Центри громади' },
  save: 'Зберегти',
  add: 'Додати',
  edit: 'Змінити',
  close: 'Закрити',
  reopen: 'Відновити',
  remove: 'Вилучити',
  open: 'Відкрити',
  cancel: 'Скасувати',
  back: 'Назад',
  none: 'немає',
  yes: 'так',
  no: 'ні',
  active: 'Діє',
  inactive: 'Закрито',
  saved: 'Зміни збережено.',
  unchanged: 'Нічого не змінилося.',
  added: (name: string) => `Додано: ${name}.`,
  closed: (name: string) => `Закрито: ${name}. Історія лишається.`,
  reopened: (name: string) => `Відновлено: ${name}.`,
  columns: {
    name: 'Назва',
    code: 'Код',
    state: 'Стан',
    centres: 'Центри',
    kind: 'Вид',
    municipality: 'Громада',
    actions: 'Дії',
    address: 'Адреса',
  },
  history: historyUk,
  ...setupUk,
  ...placesUk,
  ...scheduleUk,
  ...agreementsUk,
  ...refusalsUk,
  ...todayUk,
};

export type OrganisationTexts = typeof organisationUk;
