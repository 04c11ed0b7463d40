import type { TimeOfDay } from "../../core/figures/times.ts";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { deckWords as words } from "../../words/deck.ts";
import { faceWords } from "../../words/faces.ts";
import { formats } from "../../words/formats.ts";
import styles from "./CameraList.module.css";
import type { WallTile } from "./wall.ts";

interface CameraListProps {
  tiles: readonly WallTile[];
  main: string;
  /** Whether pictures are loaded at all: without them there is nothing to say of their state. */
  isPictured: boolean;
  time: TimeOfDay;
  onChoose(feed: string): void;
}

/** The cameras by name, where the wall itself is not to be seen. */
export default function CameraList({ tiles, main, isPictured, time, onChoose }: CameraListProps) {
  return (
    <Section title={words.cameras}>
      <ul className={styles.cameras}>
        {tiles.map((tile) => (
          <li key={tile.feed.id}>
            <Camera {...{ tile, isPictured, time }} isMain={tile.feed.id === main} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type CameraProps = Omit<CameraListProps, "tiles" | "main"> & { tile: WallTile; isMain: boolean };

function Camera({ tile, isMain, isPictured, time, onChoose }: CameraProps) {
  const { id, name, number, detail } = tile.feed;
  const face = useObservable(tile.face);
  const { state, fault } = faceWords(face, time);
  // A picture that is not on the wall is not loaded: nothing is wrong with it.
  const rests = !isMain && face.kind === "loading" && face.readyMs === 0;
  const said = [isMain ? words.mainCamera : "", isPictured && fault && !rests ? state : (detail ?? "")].filter(Boolean);
  return (
    <Button
      className={styles.camera}
      aria-pressed={isMain}
      state={said.length > 0 ? formats.listed(said) : undefined}
      onClick={() => onChoose(id)}
    >
      {number} {name}
    </Button>
  );
}
