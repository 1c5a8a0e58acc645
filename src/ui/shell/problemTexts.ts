import type { ProblemCode } from '#platform/http/problems.ts';
import type { Locale } from '#platform/i18n/locale.ts';

interface ProblemWords {
  readonly home: string;
  readonly identifier: string;
  readonly byCode: Readonly<Record<ProblemCode, { readonly title: string; readonly advice: string }>>;
}

export const problemTexts: Readonly<Record<Locale, ProblemWords>> = {
  uk: {
    home: 'На головну',
    identifier: 'Номер для служби підтримки:',
    byCode: {
      badRequest: {
        title: 'Запит незрозумілий',
        advice: 'Поверніться назад і спробуйте ще раз. Нічого не змінено.',
      },
      forged: {
        title: 'Форма застаріла',
        advice: 'Поверніться на сторінку з формою, оновіть її та надішліть ще раз. Нічого не змінено.',
      },
      signInNeeded: { title: 'Потрібен вхід', advice: 'Увійдіть і повторіть дію. Нічого не змінено.' },
      keyRefused: {
        title: 'Ключ не діє',
        advice: 'Попросіть новий ключ в адміністратора центру. Нічого не змінено.',
      },
      forbidden: {
        title: 'Немає права на цю дію',
        advice: 'Ваша роль не дає доступу до цієї сторінки. Якщо це помилка, зверніться до адміністратора.',
      },
      notFound: {
        title: 'Сторінку не знайдено',
        advice: 'Перевірте адресу або почніть з головної сторінки.',
      },
      conflict: {
        title: 'Дію не виконано',
        advice: 'Нічого не змінено. Поверніться назад і оновіть сторінку.',
      },
      stale: {
        title: 'Дані вже змінилися',
        advice: 'Хтось змінив ці дані раніше за вас. Оновіть сторінку, перевірте зміни й повторіть дію.',
      },
      keyReused: {
        title: 'Цю форму вже надіслано',
        advice: 'Оновіть сторінку, щоб побачити результат. Вдруге нічого не записано.',
      },
      tooLarge: {
        title: 'Завеликий обсяг даних',
        advice: 'Зменште файл або поділіть його на частини. Нічого не збережено.',
      },
      wrongType: {
        title: 'Непідтримуваний формат',
        advice: 'Надішліть дані у форматі, який описано на сторінці.',
      },
      invalid: {
        title: 'Дані з помилкою',
        advice: 'Поверніться до форми, виправте позначені поля та надішліть ще раз.',
      },
      tooMany: { title: 'Забагато запитів', advice: 'Зачекайте хвилину та спробуйте ще раз.' },
      fileLost: {
        title: 'Файл цього документа не відкривається',
        advice:
          'Запис про документ є, а самого файлу в сховищі немає або його пошкоджено. Оновлення сторінки не допоможе: передайте номер нижче адміністраторові, щоб файл відновили з резервної копії. Решта документів і справ доступні, як і раніше.',
      },
      internal: {
        title: 'Сталася помилка',
        advice: 'Ми записали її. Спробуйте ще раз за хвилину; якщо не допоможе, повідомте номер нижче.',
      },
      unavailable: {
        title: 'Система тимчасово недоступна',
        advice: 'Спробуйте ще раз за хвилину. Усе, що вже прийнято, збережено.',
      },
    },
  },
  en: {
    home: 'To the start page',
    identifier: 'Number for support:',
    byCode: {
      badRequest: {
        title: 'The request makes no sense',
        advice: 'Go back and try again. Nothing was changed.',
      },
      forged: {
        title: 'The form has expired',
        advice: 'Go back, reload the page and send the form again. Nothing was changed.',
      },
      signInNeeded: { title: 'Sign in first', advice: 'Sign in and repeat. Nothing was changed.' },
      keyRefused: {
        title: 'The key does not work',
        advice: 'Ask the administrator of the centre for a new one. Nothing was changed.',
      },
      forbidden: {
        title: 'You may not do this',
        advice: 'Your role has no access to this page. Ask the administrator if this is a mistake.',
      },
      notFound: { title: 'Page not found', advice: 'Check the address or begin at the start page.' },
      conflict: { title: 'Not done', advice: 'Nothing was changed. Go back and reload the page.' },
      stale: {
        title: 'The data have changed',
        advice: 'Somebody changed them before you. Reload, check and repeat.',
      },
      keyReused: {
        title: 'This form was already sent',
        advice: 'Reload the page to see the result. Nothing was written twice.',
      },
      tooLarge: { title: 'Too much data', advice: 'Make the file smaller or split it. Nothing was saved.' },
      wrongType: {
        title: 'Unsupported format',
        advice: 'Send the data in the format described on the page.',
      },
      invalid: {
        title: 'The data have mistakes',
        advice: 'Go back to the form, mend the marked fields and send it again.',
      },
      tooMany: { title: 'Too many requests', advice: 'Wait a minute and try again.' },
      fileLost: {
        title: 'The file of this document cannot be opened',
        advice:
          'The document is on record, but its file is missing from the store or damaged. Reloading will not help: give the number below to the administrator, who restores the file from a backup. All other documents and cases are open as before.',
      },
      internal: {
        title: 'Something went wrong',
        advice: 'We have recorded it. Try again in a minute; if it stays, tell us the number below.',
      },
      unavailable: {
        title: 'The system is unavailable',
        advice: 'Try again in a minute. Everything already accepted is safe.',
      },
    },
  },
};
