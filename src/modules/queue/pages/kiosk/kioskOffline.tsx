import type { Answer } from '#platform/http/answer.ts';
import { page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { localePath } from '#platform/i18n/locale.ts';
import { Button } from '#ui/button.tsx';
import { Document } from '#ui/document.tsx';
import { KioskLayout } from '#ui/kioskLayout.tsx';
import { KioskTile } from '#ui/kioskTile.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { uiTexts } from '#ui/shell/shellTexts.ts';
import { TextField } from '#ui/textField.tsx';
import { queueTexts } from '../../messages.ts';
import { centreOf } from '../frames.tsx';
import { Keyboard } from './kioskSearch.tsx';

/**
 * The shell that the kiosk keeps for the time without a connection: the same screens, drawn by an island out of what was
 * learnt before. Its parts are templates here, so that they look as everywhere.
 */
export async function kioskOfflinePage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { locale, services } = ctx;
  const texts = queueTexts[locale];
  const t = texts.kiosk;
  const other = locale === 'uk' ? 'en' : 'uk';
  const words = {
    locale,
    title: t.title,
    lead: t.offline.note,
    chooseService: t.chooseService,
    chooseServiceLead: t.chooseServiceLead,
    unsure: t.unsure,
    unsureHint: t.unsureHint,
    search: t.search,
    searchHint: t.searchHint,
    searchLabel: t.searchLabel,
    searchEmpty: t.searchEmpty,
    searchEmptyHint: t.searchEmptyHint,
    purpose: t.purpose,
    purposes: texts.purposes,
    purposeHints: texts.purposeHints,
    nameMissing: t.nameMissing,
    sign: t.sign,
    priority: t.priority,
    priorityHint: t.priorityHint,
    priorityTitle: t.priorityTitle,
    priorityLead: t.priorityLead,
    priorityNone: t.priorityNone,
    priorityChosen: t.priorityChosen('{name}'),
    priorityProof: t.priorityProof('{proof}'),
    yourNumber: t.yourNumber,
    yourNumbers: t.yourNumbers,
    wait: t.wait,
    phone: t.offline.phone,
    scan: t.scan,
    qr: t.qr,
    print: t.print,
    another: t.another,
    done: t.done,
    printFooter: t.printFooter,
    closedTitle: t.closedTitle,
    closedLead: t.closedToday,
    lockedTitle: t.lockedTitle,
    lockedLead: t.lockedLead,
    pausedTitle: t.pausedTitle,
    pausedLead: t.pausedPlaces,
    pausedBack: t.pausedBack,
    noBlockTitle: t.offline.noBlockTitle,
    noBlock: t.offline.noBlock,
    revokedTitle: t.offline.revokedTitle,
    revoked: t.offline.revoked,
    unsent: t.offline.unsent,
  };
  return page(
    <Document
      lang={locale}
      title={t.offline.title}
      siteName={centre.name}
      styles="kiosk"
      scripts={['kioskOffline.js']}
      asset={services.asset}
      appearance={{ scheme: 'auto', contrast: 'auto', text: 'normal' }}
      texts={uiTexts[locale]}
      noIndex
    >
      <KioskLayout
        brand={{ name: centre.name, href: ctx.href('/kiosk') }}
        title={t.offline.title}
        lead={t.offline.note}
        status={
          <>
            <span class="v-kiosk__unsent" data-unsent={t.offline.unsent} role="status" />
            <time data-clock />
          </>
        }
        controls={
          <>
            <span data-back hidden>
              <Button type="button" variant="secondary" icon="arrow-left">
                {t.back}
              </Button>
            </span>
            <span data-start hidden>
              <Button type="button" variant="secondary" icon="home">
                {t.start}
              </Button>
            </span>
            <span data-easy={t.easyOff}>
              <Button type="button" variant="secondary" icon="accessible">
                {t.easyOn}
              </Button>
            </span>
            <LinkButton href={localePath(other, '/kiosk/offline')} variant="secondary" icon="language">
              <span lang={other}>{other === 'en' ? 'English' : 'Українською'}</span>
            </LinkButton>
          </>
        }
      >
        <div data-offline={JSON.stringify(words)} class="v-kiosk__screen" />
        <section class="v-paper" aria-hidden="true" />
        <template data-tile="plain">
          <KioskTile title="" hint=" " name="choice" value="" />
        </template>
        <template data-tile="main">
          <KioskTile title="" hint=" " name="choice" value="" tone="main" />
        </template>
        <template data-name-field>
          <div class="v-kiosk__wide">
            <TextField
              name="name"
              label={t.nameLabel}
              hint={t.nameHint}
              autocomplete="off"
              spellcheck={false}
              maxlength={100}
            />
            <Keyboard label={t.keyboard} />
          </div>
        </template>
        <template data-search-field>
          <div class="v-kiosk__wide">
            <TextField
              name="q"
              label={t.searchHint}
              type="search"
              autocomplete="off"
              spellcheck={false}
              maxlength={100}
              optional="quiet"
            />
            <Keyboard label={t.keyboard} />
          </div>
        </template>
        <template data-choices>
          <div class="v-kiosk__choices">
            <Button type="button" icon="printer" name="do" value="print">
              {t.print}
            </Button>
            <Button type="button" variant="secondary" icon="plus" name="do" value="another">
              {t.another}
            </Button>
            <Button type="button" variant="secondary" icon="check" name="do" value="done">
              {t.done}
            </Button>
          </div>
        </template>
      </KioskLayout>
    </Document>,
  );
}
