import type { Logger } from 'pino';
import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/fileStore.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { LiveHub } from '#platform/live/hub.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { MailboxAddress } from '#platform/mail/mailboxAddress.ts';
import type { PdfRenderer } from '#platform/pdf/renderer.ts';
import type { Push } from '#platform/push/push.ts';
import type { Secrets } from '#platform/security/secrets.ts';
import type { Principal } from '#platform/session/principal.ts';
import type { Sms } from '#platform/sms/sms.ts';
import type { Route } from './route.ts';
import type { Waiting } from './waiting.ts';

/** One entry of the menus. The staff menu shows what the role may open; the public menu is for everybody. */
export interface NavigationItem {
  readonly area: 'staff' | 'public';
  readonly href: string;
  /** Other addresses whose pages belong to this entry and have none of their own. */
  readonly also?: readonly string[];
  readonly icon: string;
  readonly label: Readonly<Record<Locale, string>>;
  /** Roles that may open it; the same list as the right of its page. */
  readonly roles: readonly string[];
  /** Stands in the bar of every working screen instead of the menu: for what cannot wait. */
  readonly inBar?: boolean;
}

/** What the parts of the running program are built on; made once at the start and passed by hand. */
export interface Services {
  readonly clock: Clock;
  readonly database: Database;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly live: LiveHub;
  readonly log: Logger;
  readonly mail: Mail;
  /** Mailboxes that are read; their names begin with the module that reads them. */
  readonly mailboxes: readonly MailboxAddress[];
  readonly pdf: PdfRenderer;
  readonly push: Push;
  readonly secrets: Secrets;
  readonly sms: Sms;
  /** Address of a built asset by its plain name: `public.css` → `/assets/public-3f2a.css`. */
  readonly asset: (name: string) => string;
  /** Address under which the public reaches this installation, without a slash at the end. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly navigation: readonly NavigationItem[];
  /** What waits for the worker who asks for a page of this access. */
  readonly waiting: (route: Pick<Route, 'access'>, principal: Principal) => Promise<readonly Waiting[]>;
}
