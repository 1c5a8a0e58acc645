import type { WayTexts } from '../messages/way.uk.ts';
import { drawWay, type WayPlan } from '../rules/way.ts';

/**
 * The plan as a picture of its own, without tiles of others. Its words stand beside it on the page, so for a screen
 * reader it is one picture with a name (WCAG 1.1.1).
 */
export function WayDrawing(props: { plan: WayPlan; locale: 'uk' | 'en'; texts: WayTexts }) {
  const { plan, locale, texts } = props;
  const drawing = drawWay(plan, locale);
  const { house, door, street, cross } = drawing;
  return (
    <svg
      class="v-map"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
      role="img"
      aria-label={texts.drawing}
    >
      {cross && <rect class="v-map__street" x={cross.x} y={0} width={cross.width} height={drawing.height} />}
      <rect class="v-map__street" x={0} y={street.y} width={drawing.width} height={street.height} />
      <rect class="v-map__house" x={house.x} y={house.y} width={house.width} height={house.height} rx={6} />
      <text class="v-map__name" x={door.x} y={house.y + 40} text-anchor="middle" font-size={30}>
        i
      </text>
      <text class="v-map__name" x={door.x} y={house.y + 78} text-anchor="middle" font-size={20}>
        {texts.entranceMark}
      </text>
      <rect class="v-map__door" x={door.x - 20} y={door.y - 6} width={40} height={14} rx={3} />
      <text
        x={drawing.streetName.x}
        y={drawing.streetName.y}
        text-anchor={drawing.streetName.anchor}
        font-size={20}
      >
        {drawing.streetName.text}
      </text>
      {drawing.crossName && (
        <text
          x={drawing.crossName.x}
          y={drawing.crossName.y}
          text-anchor={drawing.crossName.anchor}
          font-size={20}
        >
          {drawing.crossName.text}
        </text>
      )}
      {drawing.stops.map((stop) => (
        <g key={stop.mark}>
          <path
            class="v-map__path"
            d={`M${stop.x} ${street.y + 46} H${door.x + (stop.x < door.x ? -32 : 32)} L${door.x} ${door.y + 12}`}
          />
          <circle class="v-map__stop" cx={stop.x} cy={stop.y} r={19} />
          <text x={stop.x} y={stop.y + 7} text-anchor="middle" font-size={20}>
            {stop.mark}
          </text>
          {stop.metres !== null && (
            <text x={stop.x} y={stop.y + 44} text-anchor="middle" font-size={20}>
              {`${stop.metres} ${texts.metres}`}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
