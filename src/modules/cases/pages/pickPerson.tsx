import type { ComponentChildren } from 'preact';
import type { PersonRow, PersonSearch } from '#modules/people/data.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { maskNumber, maskPhone } from '#platform/text/mask.ts';
import { fullName } from '#platform/text/personName.ts';
import { formatDateInput } from '#ui/dateInput.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Table } from '#ui/table.tsx';
import { casesTexts } from '../messages.ts';

interface PickPersonProps {
  locale: Locale;
  found: PersonSearch | undefined;
  /** The one button that takes the person. */
  take: (person: PersonRow) => ComponentChildren;
}

/** People found, each with the one button that takes them; numbers half hidden (BP-23). */
export function PickPerson({ locale, found, take }: PickPersonProps) {
  const { pick } = casesTexts[locale];
  if (found === undefined) return null;
  if (found === 'tooShort') return <p role="alert">{pick.tooShort}</p>;
  return (
    <Table
      caption={pick.found}
      rows={found.people}
      rowKey={(person) => person.id}
      empty={
        <EmptyState title={pick.nothing} icon="search">
          <p>{pick.nothingHint}</p>
        </EmptyState>
      }
      columns={[
        { key: 'name', header: pick.name, rowHeader: true, cell: (person) => fullName(person) },
        {
          key: 'born',
          header: pick.born,
          nowrap: true,
          cell: (person) => formatDateInput(person.birth_date ?? undefined) ?? '—',
        },
        {
          key: 'tax',
          header: pick.tax,
          nowrap: true,
          cell: (person) => (person.tax_number ? maskNumber(person.tax_number) : '—'),
        },
        {
          key: 'phone',
          header: pick.phone,
          nowrap: true,
          cell: (person) => (person.phone ? maskPhone(person.phone) : '—'),
        },
        {
          key: 'take',
          header: pick.choose,
          headerHidden: true,
          cell: take,
        },
      ]}
    />
  );
}
