import type { ComponentChildren } from 'preact';
import { Button } from '../button.tsx';
import { Document } from '../document.tsx';
import { KioskLayout } from '../kioskLayout.tsx';
import { KioskTile } from '../kioskTile.tsx';
import { LinkButton } from '../linkButton.tsx';
import { QrCode } from '../qrCode.tsx';
import { uiTextsUk } from '../texts.uk.ts';
import { brand, type GalleryProps, hidden } from './sample.tsx';

/** The first question of the kiosk. */
export function galleryKiosk(props: GalleryProps) {
  return (
    <Screen
      {...props}
      title="З чим ви прийшли?"
      lead="Торкніться відповіді. Не знайшли – натисніть «Покликати працівника»."
    >
      <form method="post" action="/kiosk/ticket">
        {hidden}
        <KioskTile
          title="Я записаний на прийом"
          hint="Потрібен номер телефону або QR-код запису"
          icon="calendar-event"
          tone="main"
          href="/kiosk/booking"
        />
        <KioskTile
          title="Допомога родинам з дітьми"
          hint="Чекають 3 людини, 10–20 хвилин"
          icon="users-group"
          name="service"
          value="families"
        />
        <KioskTile
          title="Субсидії та пільги"
          hint="Чекають 7 людей, 25–40 хвилин"
          icon="home"
          name="service"
          value="subsidies"
        />
        <KioskTile title="Переселенцям" hint="Черги немає" icon="map-pin" name="service" value="displaced" />
        <KioskTile
          title="Людям з інвалідністю та догляд"
          hint="Чекає 1 людина, до 10 хвилин"
          icon="wheelchair"
          name="service"
          value="disability"
        />
        <KioskTile
          title="Забрати готовий документ"
          hint="Черги немає"
          icon="file-check"
          name="service"
          value="handover"
        />
      </form>
    </Screen>
  );
}

/** The number, after the choice. */
export function galleryKioskTicket(props: GalleryProps) {
  return (
    <Screen
      {...props}
      layout="result"
      title="Ваш номер"
      lead="Чекайте в залі: номер з’явиться на табло й пролунає."
    >
      <p class="v-kiosk__number">Б-014</p>
      <QrCode text="https://vikno.example/t/b014" label="QR-код: стежити за чергою на телефоні" />
    </Screen>
  );
}

function Screen(
  props: GalleryProps & { title: string; lead: string; layout?: 'result'; children: ComponentChildren },
) {
  return (
    <Document
      lang="uk"
      title={props.title}
      siteName="Вікно"
      styles="kiosk"
      asset={props.asset}
      appearance={props.appearance}
      texts={uiTextsUk}
      noIndex
    >
      <KioskLayout
        brand={brand}
        title={props.title}
        layout={props.layout}
        lead={props.lead}
        status={<time datetime="10:42">10:42</time>}
        controls={
          <>
            <LinkButton href="/kiosk" variant="secondary" icon="arrow-left">
              Назад
            </LinkButton>
            <LinkButton href="/kiosk?lang=en" variant="secondary" icon="language">
              <span lang="en">English</span>
            </LinkButton>
            <form method="post" action="/kiosk/help">
              {hidden}
              <Button icon="hand-stop" tone="wheat">
                Покликати працівника
              </Button>
            </form>
          </>
        }
      >
        {props.children}
      </KioskLayout>
    </Document>
  );
}
