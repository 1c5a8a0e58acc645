export interface BoardCall {
  number: string;
  place: string;
  /** The newest call is shown largest. */
  fresh?: boolean | undefined;
}

export interface BoardCallsProps {
  caption: string;
  numberLabel: string;
  placeLabel: string;
  calls: readonly BoardCall[];
}

/** Who is called and where to go. A table, so that a screen reader hears number and place together. */
export function BoardCalls(props: BoardCallsProps) {
  return (
    <table class="v-calls">
      <caption class="ds-sr-only">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.numberLabel}</th>
          <th scope="col">{props.placeLabel}</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {props.calls.map((call) => (
          <tr key={`${call.number} ${call.place}`} data-fresh={call.fresh}>
            <th scope="row">{call.number}</th>
            <td>{call.place}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
