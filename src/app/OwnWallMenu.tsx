import { useRef, useState } from "react";
import {
  LONGEST_NAME,
  MOST_WALLS,
  nameOfWall,
  removeWall,
  renameWall,
  restoreWall,
  type SavedWall,
  saveWall,
} from "../core/walls/saved-walls.ts";
import WallsPanel from "../features/arrange/WallsPanel.tsx";
import { Button } from "../ui/Button.tsx";
import { ArrangeIcon } from "../ui/icons.tsx";
import { Popover } from "../ui/Popover.tsx";
import { useObservable } from "../ui/use-observable.ts";
import { shareWords } from "../words/share.ts";
import { wallsWords as words } from "../words/walls.ts";
import type { Announcements } from "./announcements.ts";
import { ownTiles } from "./own-wall.ts";
import styles from "./OwnWallMenu.module.css";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import { arrange, changeSaved, openTiles, savedWalls } from "./walls.ts";

interface OwnWallMenuProps {
  stage: Stage;
  main: string;
  say: Announcements["say"];
  onMain(feed: string): void;
  /** Shows a sentence. */
  onExplain(text: string): void;
}

/** Arranging and saved walls, in one place beside the layouts. */
export default function OwnWallMenu({ stage, main, say, onMain, onExplain }: OwnWallMenuProps) {
  const saved = useObservable(savedWalls);
  const place = useRef<HTMLSpanElement>(null);
  const [removed, setRemoved] = useState<SavedWall | null>(null);
  const noName = words.fault.noName({ most: LONGEST_NAME });

  const save = (text: string): string | null => {
    const name = nameOfWall(text);
    const tiles = ownTiles.get();
    if (name === null || tiles === null) return noName;
    const before = savedWalls.get().length;
    if (!changeSaved((all) => saveWall(all, { name, tiles, main }))) return words.fault.full({ most: MOST_WALLS });
    say((savedWalls.get().length > before ? words.say.saved : words.say.savedOver)({ name }));
    return null;
  };
  const rename = (id: string, text: string): string | null => {
    const name = nameOfWall(text);
    if (name === null) return noName;
    if (!changeSaved((all) => renameWall(all, id, name))) return words.fault.taken({ name });
    say(words.say.renamed({ name }));
    return null;
  };
  const open = (wall: SavedWall) => {
    const missing = openTiles(stage.wall, wall.tiles, true).map((id) => shareWords.noCamera({ id }));
    if (wall.main !== null && ownTiles.get()?.some(({ feed }) => feed === wall.main)) onMain(wall.main);
    say([words.say.opened({ name: wall.name }), ...missing].join(" "));
    if (missing.length > 0) onExplain(missing.join(" "));
  };

  return (
    <span ref={place} className={styles.place}>
      <Popover
        label={words.menu}
        side="below"
        button={(opens) => (
          <Button icon={<ArrangeIcon />} aria-label={words.menu} {...opens}>
            <span className={styles.name}>{words.menu}</span>
          </Button>
        )}
      >
        <WallsPanel
          saved={saved}
          removed={removed?.name ?? null}
          onArrange={() =>
            arrange({
              ...{ wall: stage.wall, onMain, say },
              main: () => usePreferences.getState().main ?? main,
              onEnd: () => place.current?.querySelector("button")?.focus(),
            })
          }
          onSave={save}
          onRename={rename}
          onOpen={open}
          onRemove={(wall) => {
            changeSaved((all) => removeWall(all, wall.id));
            setRemoved(wall);
            say(words.say.removed({ name: wall.name }));
          }}
          onUndo={() => {
            if (!removed) return;
            if (!changeSaved((all) => restoreWall(all, removed))) {
              const isFull = savedWalls.get().length >= MOST_WALLS;
              const why = isFull ? words.fault.full({ most: MOST_WALLS }) : words.fault.taken({ name: removed.name });
              say(why);
              return onExplain(why);
            }
            setRemoved(null);
            say(words.say.undone({ name: removed.name }));
          }}
        />
      </Popover>
    </span>
  );
}
