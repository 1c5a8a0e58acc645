import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { type DescriptionItem, DescriptionList } from './descriptionList.tsx';
import { Form } from './form.tsx';
import { Heading } from './heading.tsx';
import { LinkButton } from './linkButton.tsx';
import { useTexts } from './texts.ts';

export interface ConfirmPageProps {
  /** A question: “Скасувати запис?”. */
  title: string;
  titleLevel?: 1 | 2 | undefined;
  caption?: string | undefined;
  /** What will happen, and whether it can be undone. */
  lead: ComponentChildren;
  /** What it is about. */
  items?: readonly DescriptionItem[] | undefined;
  action: string;
  hidden?: ComponentChildren;
  confirmLabel: string;
  /** `danger` for what cannot be undone. */
  tone?: 'danger' | undefined;
  cancelHref: string;
  cancelLabel?: string | undefined;
  /** Fields that the action needs, as a reason. */
  children?: ComponentChildren;
}

/** “Are you sure?” as a page of its own: works without script, has an address, leaves time to read. */
export function ConfirmPage(props: ConfirmPageProps) {
  const texts = useTexts();
  return (
    <div class="v-confirm">
      <Heading level={props.titleLevel ?? 1} size="lg" caption={props.caption}>
        {props.title}
      </Heading>
      <div class="v-lead">{props.lead}</div>
      {props.items && <DescriptionList items={props.items} />}
      <Form
        action={props.action}
        hidden={props.hidden}
        actions={
          <>
            <Button tone={props.tone}>{props.confirmLabel}</Button>
            <LinkButton variant="secondary" href={props.cancelHref}>
              {props.cancelLabel ?? texts.cancel}
            </LinkButton>
          </>
        }
      >
        {props.children}
      </Form>
    </div>
  );
}
