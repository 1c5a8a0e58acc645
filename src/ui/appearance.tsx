import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

/** What a person chose about the look of pages; kept in a cookie. */
export interface Appearance {
  scheme: 'auto' | 'light' | 'dark';
  contrast: 'auto' | 'more';
  text: 'normal' | 'large' | 'largest';
}

/** Reads the cookie value written by `formatAppearance`; anything unknown becomes the default. */
export function parseAppearance(value: string | undefined): Appearance {
  const [scheme, contrast, text] = (value ?? '').split('.');
  return {
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto',
    contrast: contrast === 'more' ? contrast : 'auto',
    text: text === 'large' || text === 'largest' ? text : 'normal',
  };
}

/** The cookie value of a choice, for example `dark.more.large`. */
export function formatAppearance(appearance: Appearance): string {
  return `${appearance.scheme}.${appearance.contrast}.${appearance.text}`;
}

export interface AppearanceSwitchProps {
  appearance: Appearance;
  /** Where the form is posted: fields `scheme`, `contrast`, `text`. */
  action: string;
  /** Hidden fields: the page to return to, the form key. */
  hidden?: ComponentChildren;
}

/** Choice of colours, contrast and text size: a native form, so it works without script. */
export function AppearanceSwitch({ appearance, action, hidden }: AppearanceSwitchProps) {
  const { appearance: t } = useTexts();
  return (
    <details class="v-appearance">
      <summary class="v-bar-link">
        <Icon name="contrast" />
        <span>{t.title}</span>
      </summary>
      <form class="v-appearance__panel" method="post" action={action}>
        {hidden}
        <Choice
          legend={t.scheme}
          name="scheme"
          value={appearance.scheme}
          options={[
            ['auto', t.auto],
            ['light', t.light],
            ['dark', t.dark],
          ]}
        />
        <Choice
          legend={t.contrast}
          name="contrast"
          value={appearance.contrast}
          options={[
            ['auto', t.contrastAuto],
            ['more', t.contrastMore],
          ]}
        />
        <Choice
          legend={t.text}
          name="text"
          value={appearance.text}
          options={[
            ['normal', t.textNormal],
            ['large', t.textLarge],
            ['largest', t.textLargest],
          ]}
        />
        <button class="ds-button" data-variant="secondary" type="submit">
          {t.apply}
        </button>
      </form>
    </details>
  );
}

interface ChoiceProps {
  legend: string;
  name: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ legend, name, value, options }: ChoiceProps) {
  return (
    <fieldset class="v-appearance__group">
      <legend>{legend}</legend>
      {options.map(([option, label]) => (
        <label key={option}>
          <input class="ds-input" type="radio" name={name} value={option} checked={option === value} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
