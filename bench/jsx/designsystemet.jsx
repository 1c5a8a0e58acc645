// The same page built from @digdir/designsystemet-react.
import { Button, Heading, Link, Table, Tag, Textfield } from '@digdir/designsystemet-react';
import { rows } from './rows.mjs';

export function Page() {
  return (
    <html lang="uk">
      <head>
        <title>Журнал</title>
      </head>
      <body>
        <header>
          <Link href="/">Вікно</Link>
        </header>
        <nav aria-label="Розділи">
          <ul>
            {['Черга', 'Справи', 'Запис', 'Центр', 'Звіти', 'Люди'].map((n) => (
              <li key={n}>
                <Link href="/x">{n}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <Heading level={1} data-size="lg">
            Журнал реєстрації
          </Heading>
          <form method="post">
            <Textfield
              name="surname"
              label="Прізвище"
              description="Як у паспорті"
              autoComplete="family-name"
            />
            <Textfield name="number" label="Номер справи" error="Укажіть номер, наприклад 2026-000154" />
            <Textfield name="from" label="Від дати" type="date" />
            <Textfield name="to" label="До дати" type="date" />
            <Button type="submit">Знайти</Button>
            <Button type="reset" variant="secondary">
              Очистити
            </Button>
          </form>
          <Table>
            <caption>Справи</caption>
            <Table.Head>
              <Table.Row>
                {['Номер', 'Заявник', 'Послуга', 'Строк', 'Стан', 'Дія'].map((h) => (
                  <Table.HeaderCell key={h}>{h}</Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {rows.map((r) => (
                <Table.Row key={r.number}>
                  <Table.Cell>
                    <Link href={r.href}>{r.number}</Link>
                  </Table.Cell>
                  <Table.Cell>{r.applicant}</Table.Cell>
                  <Table.Cell>{r.service}</Table.Cell>
                  <Table.Cell>{r.due}</Table.Cell>
                  <Table.Cell>
                    <Tag data-color={r.colour}>{r.state}</Tag>
                  </Table.Cell>
                  <Table.Cell>
                    <Button variant="tertiary" type="button">
                      Відкрити
                    </Button>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </main>
      </body>
    </html>
  );
}
