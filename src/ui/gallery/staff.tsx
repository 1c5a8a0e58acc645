import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { DescriptionList } from '../descriptionList.tsx';
import { Flash } from '../flash.tsx';
import { Heading } from '../heading.tsx';
import { LinkButton } from '../linkButton.tsx';
import { Pagination } from '../pagination.tsx';
import { SearchForm } from '../searchForm.tsx';
import { Columns, Stack } from '../stack.tsx';
import { Stat, Stats } from '../stat.tsx';
import { StatusTag } from '../statusTag.tsx';
import { Steps } from '../steps.tsx';
import { Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { TextField } from '../textField.tsx';
import { Timeline } from '../timeline.tsx';
import { type GalleryProps, hidden, StaffSample } from './sample.tsx';

const rows = [
  [
    '2026-000154',
    'Дем’яненко Мар’яна Іванівна',
    'Допомога при народженні дитини',
    '01.12.2026',
    'На розгляді',
    'dnipro',
  ],
  [
    '2026-000153',
    'Ґудзь Єлизавета Юхимівна',
    'Субсидія на оплату житлово-комунальних послуг',
    '24.11.2026',
    'Бракує документів',
    'warning',
  ],
  [
    '2026-000149',
    'Їжакевич Остап Лук’янович',
    'Посвідчення постраждалої особи',
    '20.11.2026',
    'Строк минув',
    'danger',
  ],
  [
    '2026-000147',
    'Шевчук Надія Петрівна',
    'Довідка внутрішньо переміщеної особи',
    '21.11.2026',
    'Рішення готове',
    'success',
  ],
  ['2026-000142', 'Кравець Аліна Олегівна', 'Санаторно-курортна путівка', '15.12.2026', 'Нова', 'info'],
] as const;

/** A register: search, numbers, table, pages. */
export function galleryStaff(props: GalleryProps) {
  return (
    <StaffSample {...props} title="Справи" current="/cases">
      <Heading level={1}>Справи</Heading>
      <Stats>
        <Stat label="На розгляді" value="48" href="/cases?state=open" />
        <Stat label="Строк спливає за 3 дні" value="5" note="найближчий завтра" />
        <Stat label="Строк минув" value="1" />
        <Stat label="Готово до видачі" value="12" />
      </Stats>
      <Tabs
        label="Стан справ"
        items={[
          { label: 'Усі відкриті', href: '/cases', current: true, count: 48, countLabel: '48 справ' },
          { label: 'Мої', href: '/cases/mine', count: 9, countLabel: '9 справ' },
          { label: 'Архів', href: '/cases/archive' },
        ]}
      />
      <SearchForm action="/cases" label="Пошук справ" actions={<Button icon="search">Знайти</Button>}>
        <TextField name="q" label="Номер або прізвище" type="search" optional="quiet" />
        <TextField name="service" label="Послуга" optional="quiet" />
      </SearchForm>
      <Table
        caption="Відкриті справи, спочатку з найближчим строком"
        columns={[
          {
            key: 'number',
            header: 'Номер',
            rowHeader: true,
            nowrap: true,
            cell: (row) => <a href={`/cases/${row[0]}`}>{row[0]}</a>,
          },
          {
            key: 'who',
            header: 'Заявник',
            cell: (row) => row[1],
            sort: { href: '?sort=who', direction: 'none' },
          },
          { key: 'what', header: 'Послуга', cell: (row) => row[2] },
          {
            key: 'due',
            header: 'Строк',
            nowrap: true,
            cell: (row) => row[3],
            sort: { href: '?sort=-due', direction: 'ascending' },
          },
          { key: 'state', header: 'Стан', cell: (row) => <StatusTag tone={row[5]}>{row[4]}</StatusTag> },
        ]}
        rows={rows}
        rowKey={(row) => row[0]}
        rowTone={(row) => (row[5] === 'danger' || row[5] === 'warning' ? row[5] : undefined)}
      />
      <Pagination newerHref="/cases?after=154" olderHref="/cases?before=142" />
    </StaffSample>
  );
}

/** A record: facts, the next lawful step, what happened. */
export function galleryStaffCase(props: GalleryProps) {
  return (
    <StaffSample
      {...props}
      title="Справа 2026-000154"
      current="/cases"
      flash={
        <Flash tone="success" message="Справу 2026-000154 зареєстровано">
          <p>
            Строк: 01.12.2026. <a href="/inventory.pdf">Надрукувати опис</a>
          </p>
        </Flash>
      }
    >
      <div class="v-card__head">
        <Heading level={1} caption="Справа 2026-000154">
          Допомога при народженні дитини
        </Heading>
        <StatusTag tone="dnipro">На розгляді</StatusTag>
      </div>
      <Columns
        aside={
          <Stack>
            <Card title="Заявниця">
              <DescriptionList
                layout="stacked"
                items={[
                  { term: 'Прізвище, ім’я, по батькові', value: 'Дем’яненко Мар’яна Іванівна' },
                  { term: 'Дата народження', value: '05.03.1994' },
                  { term: 'Телефон', value: '+380 50 000 00 00' },
                ]}
              />
            </Card>
          </Stack>
        }
      >
        <Stack>
          <Card title="Шлях справи">
            <Steps
              label="Шлях справи"
              steps={[
                {
                  key: 'a',
                  title: 'Документи перевірено',
                  state: 'done',
                  note: '21.11.2026 10:31, Оксана Дем’яненко',
                },
                {
                  key: 'b',
                  title: 'Справу зареєстровано',
                  state: 'done',
                  note: '21.11.2026 10:42, № 2026-000154',
                },
                {
                  key: 'c',
                  title: 'Передати виконавцеві',
                  state: 'current',
                  note: 'До кінця робочого дня. Опис підписано.',
                  children: (
                    <>
                      <Button id="send" icon="send">
                        Передати до бек-офісу
                      </Button>
                      <Button
                        id="decide"
                        variant="secondary"
                        disabledReason="Рішення ухвалює виконавець: спершу передайте справу"
                      >
                        Ухвалити рішення
                      </Button>
                    </>
                  ),
                },
                { key: 'd', title: 'Рішення', state: 'todo' },
                { key: 'e', title: 'Видача', state: 'blocked', note: 'Після рішення' },
              ]}
            />
          </Card>
          <Card
            title="Що відбулося"
            aside={
              <LinkButton href="/cases/154/print" variant="tertiary" icon="printer" size="sm">
                Друкувати
              </LinkButton>
            }
          >
            <Timeline
              label="Що відбулося"
              items={[
                {
                  key: '3',
                  at: '2026-11-21T10:42:00+02:00',
                  atText: '21.11.2026 10:42',
                  title: 'Справу зареєстровано',
                  actor: 'Оксана Дем’яненко, робоче місце 4',
                  norm: 'п. 3.4 Положення',
                  tone: 'success',
                },
                {
                  key: '2',
                  at: '2026-11-21T10:36:00+02:00',
                  atText: '21.11.2026 10:36',
                  title: 'Заявниця надала згоду на обробку даних',
                  actor: 'Мар’яна Дем’яненко',
                  norm: 'ст. 11 Закону «Про захист персональних даних»',
                },
                {
                  key: '1',
                  at: '2026-11-21T10:31:00+02:00',
                  atText: '21.11.2026 10:31',
                  title: 'Бракувало копії свідоцтва, знято на місці',
                  actor: 'Оксана Дем’яненко',
                  tone: 'warning',
                  children: <p>Оригінал повернено.</p>,
                },
              ]}
            />
          </Card>
          <form method="post" action="/cases/154/refuse">
            {hidden}
            <Button variant="secondary" tone="danger" size="sm">
              Відмовити в прийнятті
            </Button>
          </form>
        </Stack>
      </Columns>
    </StaffSample>
  );
}
