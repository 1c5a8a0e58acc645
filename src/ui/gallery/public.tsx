import { Alert } from '../alert.tsx';
import { Card, Cards } from '../card.tsx';
import { DescriptionList } from '../descriptionList.tsx';
import { Details } from '../details.tsx';
import { EmptyState } from '../emptyState.tsx';
import { Heading } from '../heading.tsx';
import { LinkButton } from '../linkButton.tsx';
import { QrCode } from '../qrCode.tsx';
import { ResultPanel } from '../resultPanel.tsx';
import { Columns, Stack } from '../stack.tsx';
import { Stat, Stats } from '../stat.tsx';
import { Steps } from '../steps.tsx';
import { Tabs } from '../tabs.tsx';
import { Tag } from '../tag.tsx';
import { type GalleryProps, PublicSample } from './sample.tsx';

/** A page of a service and the blocks that public pages are made of. */
export function galleryPublic(props: GalleryProps) {
  return (
    <PublicSample
      {...props}
      title="Допомога при народженні дитини"
      width="wide"
      notice={
        <Alert tone="warning" title="Повітряна тривога: прийом призупинено о 10:20">
          <p>Ваше місце в черзі збережено. Продовжимо через 15 хвилин після відбою.</p>
        </Alert>
      }
    >
      <Columns
        aside={
          <Stack>
            <Card title="Черга зараз" tone="tinted">
              <p>
                Чекають <strong>7 людей</strong>. Якщо прийти зараз, викличуть приблизно через 20–35 хвилин.
              </p>
              <LinkButton href="/queue" variant="secondary" icon="clock">
                Стежити за чергою
              </LinkButton>
            </Card>
            <Card title="Сторінка на телефоні">
              <QrCode text="https://vikno.example/s/101" label="QR-код з адресою цієї сторінки" />
              <p>vikno.example/s/101</p>
            </Card>
          </Stack>
        }
      >
        <Stack>
          <Heading level={1} caption="Послуга 101">
            Допомога при народженні дитини
          </Heading>
          <p class="v-lead">
            Її отримує один із батьків або опікун, з яким живе дитина. Заяву подайте, поки дитині немає 12
            місяців.
          </p>
          <div class="v-actions">
            <LinkButton href="/booking" icon="calendar">
              Записатися на прийом
            </LinkButton>
            <LinkButton href="/card.pdf" variant="secondary" icon="download" download>
              Картка послуги, PDF
            </LinkButton>
          </div>
          <Tabs
            label="Про послугу"
            items={[
              { label: 'Як отримати', href: '/s/101', current: true },
              { label: 'Документи', href: '/s/101/documents', count: 4, countLabel: '4 документи' },
              { label: 'Строки та оплата', href: '/s/101/terms' },
              { label: 'Як оскаржити', href: '/s/101/appeal' },
            ]}
          />
          <DescriptionList
            items={[
              { term: 'Вартість', value: 'Безоплатно' },
              { term: 'Строк розгляду', value: '10 календарних днів з дня реєстрації заяви' },
              {
                term: 'Хто вирішує',
                value: 'Головне управління Пенсійного фонду; центр приймає документи й передає їх',
              },
              { term: 'Де подати', value: 'У центрі, поштою або на порталі державних послуг' },
            ]}
          />
          <Heading level={2}>Що буде далі</Heading>
          <Steps
            label="Етапи послуги"
            steps={[
              {
                key: '1',
                title: 'Прийдіть до центру з документами',
                state: 'done',
                note: '21.11.2026, робоче місце 4',
              },
              {
                key: '2',
                title: 'Розглядаємо заяву',
                state: 'current',
                note: 'Рішення буде не пізніше 01.12.2026. Якщо бракуватиме документа, ми подзвонимо.',
                children: (
                  <LinkButton href="/cases/follow" variant="secondary" size="sm">
                    Перевірити стан справи
                  </LinkButton>
                ),
              },
              { key: '3', title: 'Повідомимо про рішення', state: 'todo' },
              {
                key: '4',
                title: 'Заберіть рішення в центрі',
                state: 'skipped',
                note: 'Ви обрали лист поштою',
              },
            ]}
          />
          <Details summary="Якщо дитина народилася за кордоном">
            <p>Покажіть свідоцтво про народження з апостилем і його переклад. Переклад засвідчує нотаріус.</p>
          </Details>
          <Heading level={2}>Інші послуги для родин</Heading>
          <Cards>
            <Card title="Допомога на дітей одиноким матерям" level={3} href="/s/102" icon="users-group">
              <p>Призначають на шість місяців, потім заяву подають знову.</p>
            </Card>
            <Card title="Допомога при усиновленні" level={3} href="/s/103" icon="home">
              <p>Одноразова виплата та щомісячна частина.</p>
            </Card>
            <Card
              title="Муніципальна няня"
              level={3}
              href="/s/104"
              icon="user-check"
              aside={<Tag tone="wheat">Нове</Tag>}
            >
              <p>Відшкодування частини вартості догляду за дитиною до трьох років.</p>
            </Card>
          </Cards>
          <Heading level={2}>Як працює центр</Heading>
          <Stats>
            <Stat label="Прийнято цього тижня" value="312" note="на 18 більше, ніж минулого" />
            <Stat label="Половина чекала не довше" value="14" unit="хв" />
            <Stat label="Оцінка відвідувачів" value="4,6" unit="з 5" note="128 відгуків" href="/feedback" />
          </Stats>
          <ResultPanel title="Запис підтверджено" valueLabel="Четвер, 26 листопада" value="10:30">
            <p>Візьміть паспорт і свідоцтво про народження дитини. Нагадаємо за день до візиту.</p>
          </ResultPanel>
          <EmptyState title="За цим запитом послуг не знайшли" icon="search">
            <p>Спробуйте інше слово або подивіться весь перелік.</p>
            <LinkButton href="/services" variant="secondary">
              Усі послуги
            </LinkButton>
          </EmptyState>
        </Stack>
      </Columns>
    </PublicSample>
  );
}
