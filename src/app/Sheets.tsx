import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { Announcements } from "./announcements.ts";
import type { Page } from "./page.ts";
import { usePreferences } from "./preferences.ts";
import { kbpsBeside } from "./readings.ts";
import type { ResultSheet } from "./ResultSheets.tsx";
import type { Stage } from "./stage.ts";

const CaptionOptions = lazyPart(() => import("./CaptionOptions.tsx"));
const KeySheet = lazyPart(() => import("../features/controls/KeySheet.tsx"));
const ResultSheets = lazyPart(() => import("./ResultSheets.tsx"));
const SettingsSheet = lazyPart(() => import("./SettingsSheet.tsx"));

export type Sheet = "keys" | "settings" | "sounds" | "captions" | ResultSheet;

interface SheetsProps {
  stage: Stage;
  page: Page;
  sheet: Sheet;
  main: CatalogueFeed;
  subject: CatalogueFeed;
  /** Minutes of watching after which a break is suggested; 0: never. */
  breakMin: number;
  asOf(): number;
  say: Announcements["say"];
  onBreak(min: 0 | 20 | 40 | 60): void;
  onWatch(feed: string, at: UtcMs | "live"): void;
  /** Another one in its place. */
  onSheet(sheet: Sheet): void;
  onClose(): void;
}

/** What lies over the page: one sheet, and what is opened from it. */
export default function Sheets({ sheet, ...props }: SheetsProps) {
  const { stage, page, main, subject, breakMin, asOf, say, onWatch, onClose } = props;
  const { ownKeys, keyMode, change } = usePreferences();
  switch (sheet) {
    case "keys":
      return <KeySheet {...{ ownKeys, keyMode, say, onClose }} onChange={change} />;
    case "captions":
      return <CaptionOptions {...{ stage, page, subject, say, onClose }} />;
    case "settings":
    case "sounds":
      return (
        <SettingsSheet
          {...{ stage, say, breakMin, onClose }}
          othersKbps={kbpsBeside(stage.wall, main.id)}
          page={sheet}
          onBreak={props.onBreak}
          onLearn={() => props.onSheet("sounds")}
        />
      );
    default:
      return <ResultSheets {...{ stage, sheet, asOf, onWatch, onClose }} />;
  }
}
