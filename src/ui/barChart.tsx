import type { ComponentChildren } from 'preact';

export interface BarSeries {
  readonly name: string;
  /** One for each row; null where nothing was counted. */
  readonly values: readonly (number | null)[];
}

export interface BarChartProps {
  title: string;
  /** What one row is, in the order of the values. */
  rows: readonly string[];
  /** At most three: each has a pattern of its own, so that colours are not needed to tell them apart. */
  series: readonly BarSeries[];
  /** «12 хв», as it is read beside the bar. */
  format: (value: number) => string;
  /** A line across all bars, with what it means. */
  mark?: { readonly value: number; readonly label: string } | undefined;
  note?: ComponentChildren;
}

/**
 * Lying bars with their values in words: text keeps its size on a phone, on paper and in high contrast, and a screen reader
 * reads a list. Beside it stands a table with the same numbers and the rest. Drawn by the server, without script.
 */
export function BarChart({ title, rows, series, format, mark, note }: BarChartProps) {
  const most = Math.max(
    mark?.value ?? 0,
    ...series.flatMap(({ values }) => values.map((value) => value ?? 0)),
    1e-9,
  );
  const width = (value: number) => `${((value / most) * 100).toFixed(2)}%`;
  return (
    <figure class="v-chart">
      <figcaption>
        <span class="v-chart__title">{title}</span>
        {series.length > 1 && (
          <ul class="v-chart__legend">
            {series.map(({ name }, at) => (
              <li key={name}>
                <svg class="v-chart__swatch" data-series={at + 1} aria-hidden="true" focusable="false">
                  <Bar at={at} width="100%" id={`swatch-${at}-${slug(title)}`} />
                </svg>
                {name}
              </li>
            ))}
          </ul>
        )}
        {mark && <span class="v-chart__mark">{mark.label}</span>}
      </figcaption>
      <ul class="v-chart__rows">
        {rows.map((row, place) => (
          <li key={row}>
            <span class="v-chart__row">{row}</span>
            <span class="v-chart__bars">
              {series.map(({ name, values }, at) => {
                const value = values[place] ?? null;
                return (
                  <span class="v-chart__bar" data-series={at + 1} key={name}>
                    <svg aria-hidden="true" focusable="false">
                      {value !== null && value > 0 && (
                        <Bar at={at} width={width(value)} id={`bar-${at}-${place}-${slug(title)}`} />
                      )}
                      {mark && (
                        <line
                          class="v-chart__line"
                          x1={width(mark.value)}
                          x2={width(mark.value)}
                          y1="0"
                          y2="100%"
                        />
                      )}
                    </svg>
                    <span>
                      {series.length > 1 && <span class="ds-sr-only">{name}: </span>}
                      {value === null ? '—' : format(value)}
                    </span>
                  </span>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
      {note && <div class="v-chart__note">{note}</div>}
    </figure>
  );
}

/** The second series is striped, the third dotted. */
function Bar({ at, width, id }: { at: number; width: string; id: string }) {
  if (at === 0) return <rect class="v-chart__fill" width={width} height="100%" />;
  return (
    <>
      <defs>
        <pattern
          id={id}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={at === 1 ? 'rotate(45)' : undefined}
        >
          {at === 1 ? (
            <rect class="v-chart__fill" width="3" height="6" />
          ) : (
            <circle class="v-chart__fill" cx="3" cy="3" r="1.6" />
          )}
        </pattern>
      </defs>
      <rect class="v-chart__edge" width={width} height="100%" fill={`url(#${id})`} />
    </>
  );
}

const slug = (text: string): string =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7).toString(36);
