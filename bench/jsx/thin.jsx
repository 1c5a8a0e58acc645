// The same page for React and Preact: plain functions that emit Designsystemet's classes and data attributes.
import { rows } from './rows.mjs';

const Button = ({ variant = 'primary', ...rest }) => (
  <button class="ds-button" data-variant={variant} {...rest} />
);

function TextField({ name, label, hint, error, ...rest }) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class="ds-field">
      <label class="ds-label" for={name}>
        {label}
      </label>
      {hint && (
        <div class="ds-field-description" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      <input
        class="ds-input"
        id={name}
        name={name}
        aria-describedby={described}
        aria-invalid={error ? 'true' : undefined}
        {...rest}
      />
      {error && (
        <p class="ds-validation-message" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

const Tag = ({ color, children }) => (
  <span class="ds-tag" data-color={color}>
    {children}
  </span>
);

export function Page() {
  return (
    <html lang="uk">
      <head>
        <title>Журнал</title>
      </head>
      <body>
        <header class="ds-header">
          <a class="ds-link" href="/">
            Вікно
          </a>
        </header>
        <nav aria-label="Розділи">
          <ul>
            {['Черга', 'Справи', 'Запис', 'Центр', 'Звіти', 'Люди'].map((n) => (
              <li key={n}>
                <a class="ds-link" href="/x">
                  {n}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <h1 class="ds-heading" data-size="lg">
            Журнал реєстрації
          </h1>
          <form method="post">
            <TextField name="surname" label="Прізвище" hint="Як у паспорті" autocomplete="family-name" />
            <TextField name="number" label="Номер справи" error="Укажіть номер, наприклад 2026-000154" />
            <TextField name="from" label="Від дати" type="date" />
            <TextField name="to" label="До дати" type="date" />
            <Button type="submit">Знайти</Button>
            <Button type="reset" variant="secondary">
              Очистити
            </Button>
          </form>
          <table class="ds-table">
            <caption>Справи</caption>
            <thead>
              <tr>
                {['Номер', 'Заявник', 'Послуга', 'Строк', 'Стан', 'Дія'].map((h) => (
                  <th key={h} scope="col">
                    {h}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.number}>
                  <td>
                    <a class="ds-link" href={r.href}>
                      {r.number}
                    </a>
                  </td>
                  <td>{r.applicant}</td>
                  <td>{r.service}</td>
                  <td>{r.due}</td>
                  <td>
                    <Tag color={r.colour}>{r.state}</Tag>
                  </td>
                  <td>
                    <Button variant="tertiary" type="button">
                      Відкрити
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </main>
      </body>
    </html>
  );
}
