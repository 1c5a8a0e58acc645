import { maskNumber, maskPhone } from '#platform/text/mask.ts';
import { fullName } from '#platform/text/personName.ts';
import { formatDateInput } from '#ui/dateInput.ts';
import { Table } from '#ui/table.tsx';
import type { PersonRow } from '../data.ts';
import type { PeopleTexts } from '../messages.uk.ts';

/** People found: enough to tell one from another, numbers half hidden (BP-23). */
export function FoundPeople(props: {
  texts: PeopleTexts;
  people: readonly PersonRow[];
  more: boolean;
  href: (person: PersonRow) => string;
}) {
  const { columns } = props.texts;
  return (
    <>
      <Table
        caption={props.texts.found}
        rows={props.people}
        rowKey={(person) => person.id}
        columns={[
          {
            key: 'name',
            header: columns.name,
            rowHeader: true,
            cell: (person) => <a href={props.href(person)}>{fullName(person)}</a>,
          },
          {
            key: 'born',
            header: columns.born,
            nowrap: true,
            cell: (person) => formatDateInput(person.birth_date ?? undefined) ?? '—',
          },
          {
            key: 'tax',
            header: columns.tax,
            nowrap: true,
            cell: (person) => (person.tax_number ? maskNumber(person.tax_number) : '—'),
          },
          {
            key: 'phone',
            header: columns.phone,
            nowrap: true,
            cell: (person) => (person.phone ? maskPhone(person.phone) : '—'),
          },
        ]}
      />
      {props.more && <p class="v-muted">{props.texts.more}</p>}
    </>
  );
}
