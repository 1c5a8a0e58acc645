import type { WorkerRole } from './rules.ts';

const roles: Readonly<Record<WorkerRole | 'kiosk' | 'board', string>> = {
  reception: 'Рецепція',
  frontOffice: 'Працівник фронт-офісу',
  backOffice: 'Працівник бек-офісу',
  providerHead: 'Керівник суб’єкта надання послуг',
  centreHead: 'Керівник центру',
  coordinator: 'Координатор департаменту',
  eofficeOperator: 'Оператор е-офісу',
  headEoffice: 'Головний е-офіс',
  auditor: 'Аудитор (захист персональних даних)',
  administrator: 'Адміністратор системи',
  kiosk: 'Кіоск',
  board: 'Табло',
};

/** Ukrainian words of signing in. */
export const uk = {
  roles,
  noRole: 'Роль не обрано',
  wait: (seconds: number) =>
    seconds < 60
      ? 'Забагато невдалих спроб. Спробуйте знову за хвилину.'
      : `Забагато невдалих спроб. Спробуйте знову за ${Math.ceil(seconds / 60)} хв.`,
  signIn: {
    title: 'Вхід для працівників',
    lead: 'Увійдіть, щоб почати роботу. Логін видає адміністратор вашої установи.',
    login: 'Логін',
    password: 'Пароль',
    submit: 'Увійти',
    loginMissing: 'Введіть логін.',
    passwordMissing: 'Введіть пароль.',
    refused: 'Логін або пароль не підходять. Перевірте розкладку клавіатури та Caps Lock і спробуйте ще раз.',
    forgotten: 'Забули пароль?',
    forgottenText:
      'Зверніться до адміністратора вашої установи: він видасть одноразовий пароль. Листом пароль ніхто не надсилає.',
  },
  signedOut: 'Ви вийшли із системи.',
  chooseRole: {
    title: 'У якій ролі ви працюєте зараз?',
    lead: 'У вас кілька ролей. Змінити вибір можна будь-коли на сторінці «Мій обліковий запис».',
    now: 'зараз',
    none: 'У вас немає жодної чинної ролі',
    noneText: 'Зверніться до адміністратора вашої установи, щоб він надав вам роль.',
    gone: 'Ця роль більше не чинна. Виберіть іншу.',
    signOut: 'Вийти',
  },
};

export type IdentityMessages = typeof uk;
