import { Options, type OptionsProps } from './options.tsx';

export interface CheckboxesProps extends OptionsProps {
  values?: readonly string[] | undefined;
}

/** Any number of choices of a few. */
export function Checkboxes({ values, ...rest }: CheckboxesProps) {
  return <Options {...rest} type="checkbox" chosen={values ?? []} />;
}
