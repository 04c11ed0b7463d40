import type { UtcMs } from "../../../contracts/units.ts";
import { isTracked, positionAt } from "../../core/magnifier/position.ts";
import { steppedZoom } from "../../core/magnifier/view.ts";
import { MOST_ZOOM, type Sight } from "../../core/sight/sight.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { LargerIcon, SmallerIcon } from "../../ui/icons.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { useSampled } from "../../ui/use-sampled.ts";
import { sightWords as said } from "../../words/sight.ts";
import styles from "./PictureParts.module.css";
import { followedName, zoomText } from "./said.ts";

export interface PictureChoice {
  sight: Sight;
  /** Of the main picture. */
  feed: string;
  telemetry: Telemetry;
  athletes: ReadonlyMap<string, { name: string }>;
  playhead(): UtcMs;
  onSight(patch: Partial<Sight>): void;
  /** The key that asks for it. */
  shortcutOf(id: "larger" | "smaller"): string | undefined;
}

const LOOKS = [
  ["brightness", 50, 200, 10],
  ["contrast", 50, 200, 10],
  ["colour", 0, 200, 20],
  ["figures", 100, 200, 25],
] as const;
const WAYS = ["whole", "lens"] as const;
const AS_SENT = { brightness: 100, contrast: 100, colour: 100 } as const;

/** The magnifier and how the pictures look: everything of it in one place. */
export default function PictureParts(choice: PictureChoice) {
  const { sight, onSight } = choice;
  return (
    <div className={styles.parts}>
      <ZoomGroup {...choice} />
      <Choice
        title={said.way}
        value={sight.way}
        options={WAYS.map((way) => [way, said[way]])}
        onChoose={(way) => onSight({ way })}
      />
      <Follow {...choice} />
      {LOOKS.map(([name, least, most, step]) => (
        <Slider
          key={name}
          name={said[name]}
          {...{ least, most, step }}
          value={sight[name]}
          text={said.percent({ value: sight[name] })}
          onSlide={(value) => onSight({ [name]: value })}
        />
      ))}
      <Button look="outline" onClick={() => onSight(AS_SENT)}>
        {said.asSent}
      </Button>
    </div>
  );
}

/** Smaller, how much it is, larger. */
export function ZoomGroup({
  sight: { zoom },
  onSight,
  shortcutOf,
}: Pick<PictureChoice, "sight" | "onSight" | "shortcutOf">) {
  return (
    <div className={styles.zoom} role="group" aria-label={said.magnifier} data-zoom={zoom}>
      <Button
        look="outline"
        icon={<SmallerIcon />}
        aria-label={said.smaller}
        tip={said.smaller}
        keyShortcut={shortcutOf("smaller")}
        unavailable={zoom === 1}
        onClick={() => onSight({ zoom: steppedZoom(zoom, -1) })}
      />
      <p>
        <b>{zoom === 1 ? said.off : said.times({ zoom: zoomText(zoom) })}</b>
        <small>{said.magnifier}</small>
      </p>
      <Button
        look="outline"
        icon={<LargerIcon />}
        aria-label={said.larger}
        tip={said.larger}
        keyShortcut={shortcutOf("larger")}
        unavailable={zoom === MOST_ZOOM}
        onClick={() => onSight({ zoom: steppedZoom(zoom, 1) })}
      />
    </div>
  );
}

function Follow({ sight, feed, telemetry, athletes, playhead, onSight }: PictureChoice) {
  const { tracked, of } = useSampled(500, () => ({
    tracked: isTracked(telemetry, feed),
    of: positionAt(telemetry, feed, playhead())?.of ?? null,
  }));
  // What is said is so: where nobody tells where anybody is, there is nobody to follow.
  const state = !tracked
    ? said.noPosition
    : of === null
      ? said.notNow
      : sight.follow
        ? said.follows({ name: followedName(of, athletes) })
        : followedName(of, athletes);
  return <Switch name={said.follow} text={state} isOn={sight.follow} onTurn={(follow) => onSight({ follow })} />;
}
