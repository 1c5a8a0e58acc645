/** Words that a person wrote: lines as written, never markup. */
export function Words({ text }: { text: string }) {
  return (
    <p class="v-words" lang="uk">
      {text}
    </p>
  );
}
