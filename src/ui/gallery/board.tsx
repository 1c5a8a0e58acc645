import { BoardCalls } from '../boardCalls.tsx';
import { BoardLayout } from '../boardLayout.tsx';
import { Document } from '../document.tsx';
import { uiTextsUk } from '../texts.uk.ts';
import type { GalleryProps } from './sample.tsx';

/** The screen on the wall. */
export function galleryBoard(props: GalleryProps) {
  return (
    <Document
      lang="uk"
      title="Табло"
      siteName="Вікно"
      styles="board"
      asset={props.asset}
      appearance={props.appearance}
      texts={uiTextsUk}
      noIndex
    >
      <BoardLayout
        name="Центр соціальних послуг Бахмутської громади"
        clock={
          <>
            <span>субота, 21 листопада</span>
            <time datetime="10:42">10:42</time>
          </>
        }
        aside={
          <section aria-labelledby="waiting">
            <h2 id="waiting">Чекають</h2>
            <dl>
              <div>
                <dt>Субсидії та пільги</dt>
                <dd>7 · 25–40 хв</dd>
              </div>
              <div>
                <dt>Родинам з дітьми</dt>
                <dd>3 · 10–20 хв</dd>
              </div>
              <div>
                <dt>Інвалідність, догляд</dt>
                <dd>1 · до 10 хв</dd>
              </div>
              <div>
                <dt>Переселенцям</dt>
                <dd>черги немає</dd>
              </div>
            </dl>
          </section>
        }
        notice={<p>Сьогодні приймаємо до 16:00. Талони видаємо до 15:30.</p>}
      >
        <BoardCalls
          caption="Кого викликали"
          numberLabel="Номер"
          placeLabel="Робоче місце"
          calls={[
            { number: 'Б-014', place: '4', fresh: true },
            { number: 'А-027', place: '2' },
            { number: 'В-008', place: '1' },
            { number: 'А-026', place: '5' },
          ]}
        />
      </BoardLayout>
    </Document>
  );
}
