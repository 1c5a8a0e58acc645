import { Options, type OptionsProps } from './options.tsx';

export interface RadiosProps extends OptionsProps {
  value?: string | undefined;
}

/** One choice of a few, all in view. */
export function Radios({ value, ...rest }: RadiosProps) {
  return <Options {...rest} type="radio" chosen={value === undefined ? [] : [value]} />;
}
