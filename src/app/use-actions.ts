import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Layout } from "../core/layouts/layout.ts";
import type { CommandId } from "../features/controls/keys.ts";
import { faultsWords } from "../words/faults.ts";
import type { Announcements } from "./announcements.ts";
import type { Commands } from "./commands.ts";
import type { Sheet } from "./Sheets.tsx";
import type { Stage } from "./stage.ts";
import { useKeys } from "./use-keys.ts";

const SEEK_MS = 10_000;

interface ActionsOptions {
  stage: Stage;
  commands: Commands;
  main: CatalogueFeed | null;
  subject: CatalogueFeed | null;
  layout: Layout;
  /** A sheet covers the page: its keys are its own. */
  isCovered: boolean;
  asOf(): number;
  say: Announcements["say"];
  toggleFullScreen(): void;
  /** Steps larger or smaller; 0: the whole picture. */
  magnify(steps: number): void;
  onMeter(): void;
  onSheet(sheet: Sheet): void;
  onAnswer(text: string): void;
}

/** What each key asks for; and those of it that buttons ask for too. */
export function useActions(options: ActionsOptions) {
  const { stage, commands, main, subject, layout, asOf, say, toggleFullScreen, magnify, onSheet, onAnswer } = options;
  const ask = () => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-feed]")?.dataset["feed"];
    if (subject) commands.ask({ subject, focused }, asOf, onAnswer);
  };
  const onAccess = (what: "captions" | "sign") => {
    if (main && subject) commands.access(what, { main, subject, layout }, onAnswer);
  };
  const actions: Readonly<Record<CommandId | "start", () => void>> = {
    "toggle-play": commands.togglePlay,
    back: () => commands.seekBy(-SEEK_MS),
    forward: () => commands.seekBy(SEEK_MS),
    live: () => commands.go("live"),
    start: () => commands.go("start"),
    mute: () => commands.mute(),
    captions: () => onAccess("captions"),
    sign: () => onAccess("sign"),
    "caption-options": () => onSheet("captions"),
    "full-screen": toggleFullScreen,
    "picture-in-picture": commands.pictureInPicture,
    layout: commands.nextLayout,
    ask,
    schedule: () => onSheet("schedule"),
    medals: () => onSheet("medals"),
    share: () => commands.share(onAnswer),
    "run-sound": () =>
      void import("./sonify.ts")
        .then((sonify) => sonify.turnRunSound(stage, subject, say))
        .catch(() => say(faultsWords.unfetched)),
    meter: options.onMeter,
    larger: () => magnify(1),
    smaller: () => magnify(-1),
    whole: () => magnify(0),
    keys: () => onSheet("keys"),
  };
  useKeys((command) => {
    if (!("number" in command)) return actions[command.do]();
    const feed = stage.catalogue.feeds.find(({ number }) => number === command.number);
    if (feed) commands[command.do](feed.id);
  }, options.isCovered);
  return { ask, onAccess };
}
