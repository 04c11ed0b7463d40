import type { ComponentType, ReactNode } from "react";
import type { WallShape, WindowFacts } from "../features/wall/wall-shape.ts";
import type { Editor } from "../features/arrange/editor.ts";
import type { Announcements } from "./announcements.ts";
import type { Commands } from "./commands.ts";
import type { Observable } from "../core/observable.ts";
import type { Sheet } from "./Sheets.tsx";
import type { Stage } from "./stage.ts";

export interface LinksProps {
  stage: Stage;
  /** Feed in the main place. */
  main: string;
  /** The viewer's own wall is shown. */
  canArrange: boolean;
  say: Announcements["say"];
  onMain(feed: string): void;
  onSheet(sheet: Sheet): void;
  onExplain(text: string): void;
}

/** What differs where the viewer has a page of its own (own-page.tsx) and where it is a part of somebody else's (src/embed). */
export interface Page {
  isWidget: boolean;
  /** At the end of the top line: the other pages, or the ways out of somebody else's. */
  Links: ComponentType<LinksProps>;
  /** What lies over it from the first. */
  sheet?: Sheet | null;
  /** Where the server cannot be reached; absent: what is shown otherwise. */
  Offline?: ComponentType<{ onAgain(): void; say(text: string): void; otherwise: ReactNode }>;
  /** Offers the viewer what he set in Vedetta itself; absent: it is used already. */
  OwnSettings?: ComponentType<{ say: Announcements["say"] }>;
  /** With what the viewer arranges his own wall; absent: he cannot. */
  Handles?: ComponentType<{ editor: Editor; isColumn: boolean }>;
  ArrangeBar?: ComponentType<{ editor: Editor; isColumn: boolean }>;
  /** True in a window so short that the picture needs the room of all that can be done without. */
  short: Observable<boolean>;
  /** Called once when the wall is there; `show` takes what the viewer should read. Gives how to stop, if there is a need. */
  open(stage: Stage, commands: Commands, show: (text: string) => void): Promise<(() => void) | void>;
  /** How the wall divides the window; asked whenever what surrounds it changes. */
  shape(facts: WindowFacts): WallShape;
}
