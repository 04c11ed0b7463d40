import { useId, useMemo } from "react";
import {
  type CaptionChoice,
  type CaptionStyle,
  COLOURS,
  EDGES,
  FACES,
  POSITIONS,
  SIZE,
} from "../../core/captions/caption-choice.ts";
import { Button } from "../../ui/Button.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { captionsWords } from "../../words/captions.ts";
import { percent } from "../../words/figures.ts";
import captionStyles from "./Captions.module.css";
import styles from "./CaptionSheet.module.css";
import { canvasWidths, facesThere } from "./fonts-there.ts";
import { Pick } from "./Pick.tsx";
import { hasOwnColours, styleVars } from "./style-vars.ts";

const said = captionsWords.sheet;

interface StylePanelProps {
  choice: CaptionChoice;
  onStyle(patch: Partial<CaptionStyle> & { size?: number }): void;
  onReset(): void;
}

const OPACITY_STEP = 25;

/** Everything that EN 301 549 clause 7.1.4 lets a viewer set, with what comes of it at once. */
export function StylePanel({ choice: { size, style }, onStyle, onReset }: StylePanelProps) {
  const id = useId();
  const faces = useMemo(() => facesThere(FACES, canvasWidths()), []);
  return (
    <section aria-labelledby={id} className={styles.look}>
      <h3 id={id}>{said.look}</h3>
      <Preview size={size} style={style} />
      <Slider
        name={said.size}
        {...SIZE}
        value={size}
        text={percent(size / 100)}
        onSlide={(value) => onStyle({ size: value })}
      />
      <div className={styles.pair}>
        <Pick
          label={said.face}
          value={style.face}
          options={faces.map((face) => [face, said.faces[face]])}
          onPick={(face) => onStyle({ face: pickOf(FACES, face) })}
        />
        <Pick
          label={said.edge}
          value={style.edge}
          options={EDGES.map((edge) => [edge, said.edges[edge]])}
          onPick={(edge) => onStyle({ edge: pickOf(EDGES, edge) })}
        />
      </div>
      {(["ink", "ground", "window"] as const).map((part) => (
        <div key={part} className={styles.pair}>
          <Pick
            label={said.colour({ part: said[part] })}
            value={style[part] ?? ""}
            options={[["", said.asPage], ...COLOURS.map(([name, colour]) => [colour, said.colours[name]] as const)]}
            onPick={(colour) => onStyle({ [part]: colour === "" ? null : colour })}
          />
          <Slider
            name={said.opacity({ part: said[part] })}
            least={0}
            most={100}
            step={OPACITY_STEP}
            value={style[`${part}Opacity`]}
            text={percent(style[`${part}Opacity`] / 100)}
            onSlide={(value) => onStyle({ [`${part}Opacity`]: value })}
          />
        </div>
      ))}
      <Pick
        label={said.position}
        value={style.position}
        options={POSITIONS.map((position) => [position, said.positions[position]])}
        onPick={(position) => onStyle({ position: pickOf(POSITIONS, position) })}
      />
      <Button look="outline" className={styles.reset} onClick={onReset}>
        {said.reset}
      </Button>
    </section>
  );
}

const pickOf = <const T extends readonly string[]>(all: T, value: string): T[number] =>
  all.find((each) => each === value) ?? all[0] ?? "";

/** On what is light and what is dark: the picture may be either. */
function Preview({ size, style }: { size: number; style: CaptionStyle }) {
  return (
    <figure
      className={styles.preview}
      aria-label={said.preview}
      style={styleVars(style, size)}
      data-own={hasOwnColours(style) || undefined}
    >
      <div className={`${captionStyles.picture} ${styles.previewPicture}`} data-own={hasOwnColours(style) || undefined}>
        <div className={`${captionStyles.window} ${styles.previewWindow}`}>
          <div className={captionStyles.lines}>
            <p className={captionStyles.line}>
              <span className={captionStyles.words}>{said.sample}</span>
            </p>
          </div>
        </div>
      </div>
    </figure>
  );
}
