import { settings } from './config.ts';

/** The text of docs/settings.md, made from the table of settings so that the two cannot differ. */
export function settingsPage(): string {
  const lines = [
    '# Налаштування / Settings',
    '',
    'Кожне налаштування задають змінною середовища або рядком `НАЗВА=значення` у файлі `vikno.env` у корені проєкту;',
    'змінна середовища має перевагу. Невідому назву чи непридатне значення програма називає одним реченням і не запускається',
    '(код виходу 78).',
    '',
    'Each setting is an environment variable or a line `NAME=value` in the file `vikno.env` in the root of the project;',
    'the environment wins. The program names an unknown setting or an unusable value in one sentence and does not start',
    '(exit code 78).',
    '',
    'Сторінку створено з `src/config.ts`; `npx vitest run src/config.test.ts -u` оновлює її.',
    '',
    '| Назва / Name | Типово / Default | Навіщо / Why |',
    '|---|---|---|',
  ];
  for (const [name, { shownDefault, why, whyUk }] of Object.entries(settings)) {
    lines.push(`| \`${name}\` | ${shownDefault} | ${whyUk}<br>${why} |`);
  }
  return `${lines.join('\n')}\n`;
}
