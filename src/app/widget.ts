import type { ComponentType } from "react";
import type { Announcements } from "./announcements.ts";
import type { Commands } from "./commands.ts";
import type { Stage } from "./stage.ts";
import type { WallShape, WindowFacts } from "../features/wall/wall-shape.ts";

/** What makes the page a part of somebody else's (src/embed): less around the pictures, and somebody to talk to. */
export interface Widget {
  /** At the end of the top line, where the page would have its other pages. */
  Links: ComponentType<{ stage: Stage; say: Announcements["say"] }>;
  /** A hook: true in a frame so short that the picture needs the room of all that can be done without. */
  useShort(): boolean;
  /** Called once when the wall is there; `show` takes what the viewer should read. Gives how to stop. */
  open(stage: Stage, commands: Commands, show: (text: string) => void): () => void;
  /** How the wall divides the frame; asked whenever what surrounds it changes. */
  shape(facts: WindowFacts): WallShape;
}
