import { nearestSetting } from './configTypo.ts';

/**
 * What stands in `vikno.env`, by name: `NAME=value` a line, `#` for remarks. A line of another form or an unknown name is
 * added to `problems` in both languages and read no further.
 */
export function readSettingsFile(
  text: string,
  names: readonly string[],
  problems: string[],
): Map<string, string> {
  const values = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const parts = /^([^=\s]+)\s*=\s*(.*)$/.exec(content);
    const name = parts?.[1];
    if (name === undefined) {
      problems.push(
        `Рядок ${index + 1} файлу vikno.env не має вигляду НАЗВА=значення. / Line ${index + 1} of vikno.env is not of the form NAME=value.`,
      );
    } else if (!names.includes(name)) {
      problems.push(unknownSetting(name, 'файлі vikno.env', nearestSetting(name, names)));
    } else {
      values.set(name, (parts?.[2] ?? '').replace(/^(["'])(.*)\1$/, '$2'));
    }
  }
  return values;
}

/** One sentence about a setting that does not exist; `where` is «середовищі» or «файлі vikno.env». */
export function unknownSetting(name: string, where: string, meant: string | undefined): string {
  const english = where === 'середовищі' ? 'the environment' : 'vikno.env';
  return meant
    ? `Невідоме налаштування ${name} у ${where}: можливо, малося на увазі ${meant}. / Unknown setting ${name} in ${english}: did you mean ${meant}?`
    : `Невідоме налаштування ${name} у ${where}: перелік усіх налаштувань — у docs/settings.md. / Unknown setting ${name} in ${english}: docs/settings.md lists them all.`;
}
