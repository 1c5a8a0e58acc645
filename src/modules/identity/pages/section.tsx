import type { ComponentChildren } from 'preact';
import { Heading } from '#ui/heading.tsx';
import { Stack } from '#ui/stack.tsx';

/** A titled part of a page. */
export const Section = (props: { id: string; title: string; children: ComponentChildren }) => (
  <section aria-labelledby={props.id}>
    <Stack gap="md">
      <Heading level={2} id={props.id}>
        {props.title}
      </Heading>
      {props.children}
    </Stack>
  </section>
);
