import type { ComponentChildren } from 'preact';
import type { Appearance } from '../appearance.tsx';
import { Breadcrumbs } from '../breadcrumbs.tsx';
import { Document } from '../document.tsx';
import { LiveStatus } from '../liveStatus.tsx';
import { PublicLayout } from '../publicLayout.tsx';
import { StaffLayout } from '../staffLayout.tsx';
import { uiTextsUk } from '../texts.uk.ts';

export interface GalleryProps {
  asset: (name: string) => string;
  appearance: Appearance;
}

const centre = 'Центр соціальних послуг Бахмутської громади';
export const brand = { name: centre, product: 'Вікно', href: '/' };
export const hidden = <input type="hidden" name="key" value="0d9c2b7e" />;

interface SampleProps extends GalleryProps {
  title: string;
  hasErrors?: boolean | undefined;
  notice?: ComponentChildren;
  width?: 'reading' | 'wide' | undefined;
  children: ComponentChildren;
}

/** A public page of the gallery. */
export function PublicSample({ asset, appearance, title, hasErrors, notice, width, children }: SampleProps) {
  return (
    <Document
      lang="uk"
      title={title}
      siteName="Вікно"
      description="Зразки сторінок"
      styles="public"
      asset={asset}
      appearance={appearance}
      texts={uiTextsUk}
      hasErrors={hasErrors}
      noIndex
    >
      <PublicLayout
        brand={brand}
        nav={[
          { label: 'Послуги', href: '/services', current: true },
          { label: 'Записатися', href: '/booking' },
          { label: 'Черга зараз', href: '/queue' },
          { label: 'Моя справа', href: '/cases/follow' },
          { label: 'Контакти', href: '/contacts' },
        ]}
        language={{
          current: 'uk',
          languages: [
            { code: 'uk', name: 'Українська', short: 'УКР', href: '/uk' },
            { code: 'en', name: 'English', short: 'ENG', href: '/en' },
          ],
        }}
        appearance={{ appearance, action: '/appearance', hidden }}
        notice={notice}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: 'Головна', href: '/' },
              { label: 'Послуги для родин з дітьми', href: '/services/families' },
            ]}
          />
        }
        width={width}
        footer={{
          contacts: (
            <>
              <p>
                <strong>Приймаємо відвідувачів</strong>
                <br />
                понеділок – четвер, 8:00–17:00
                <br />
                п’ятниця, 8:00–15:45
              </p>
              <p>
                <strong>Запитання телефоном</strong>
                <br />
                <a href="tel:+380800000000">0 800 000 000</a>, безоплатно
              </p>
            </>
          ),
          links: [
            { label: 'Доступність сайту', href: '/accessibility' },
            { label: 'Персональні дані', href: '/privacy' },
            { label: 'Скарга чи подяка', href: '/feedback' },
          ],
          note: 'Вікно – відкрите програмне забезпечення для центрів соціальних послуг.',
        }}
      >
        {children}
      </PublicLayout>
    </Document>
  );
}

/** A working screen of the gallery. */
export function StaffSample(props: SampleProps & { current: string; flash?: ComponentChildren }) {
  const items = [
    { label: 'Прийом', href: '/desk', icon: 'users', count: 7, countLabel: '7 чекають' },
    { label: 'Попередній запис', href: '/bookings', icon: 'calendar-event' },
    { label: 'Справи', href: '/cases', icon: 'folder', count: 3, countLabel: '3 потребують уваги' },
    { label: 'Запити', href: '/enquiries', icon: 'arrows-exchange' },
    { label: 'Звернення', href: '/messages', icon: 'message-circle' },
    { label: 'Звіти', href: '/reports', icon: 'chart-bar' },
    { label: 'Центр', href: '/centre', icon: 'building-community' },
  ] as const;
  return (
    <Document
      lang="uk"
      title={props.title}
      siteName="Вікно"
      styles="staff"
      asset={props.asset}
      appearance={props.appearance}
      texts={uiTextsUk}
      noIndex
    >
      <StaffLayout
        brand={{ name: 'Центр Бахмутської громади', href: '/work' }}
        worker={{ name: 'Оксана Дем’яненко', role: 'Адміністраторка прийому', desk: '4', href: '/me' }}
        signOut={{ action: '/sign-out', hidden }}
        appearance={{ appearance: props.appearance, action: '/appearance', hidden }}
        nav={items.map((item) => ({ ...item, current: item.href === props.current }))}
        live={<LiveStatus state="live">Оновлено о 10:42</LiveStatus>}
        flash={props.flash}
      >
        {props.children}
      </StaffLayout>
    </Document>
  );
}
