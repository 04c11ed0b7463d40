import type { Page } from "../app/page.ts";
import { observable } from "../core/observable.ts";
import { frameShape } from "../features/wall/frame-shape.ts";
import type { WindowFacts } from "../features/wall/wall-shape.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { own } from "./settle-in.ts";
import { wishOver } from "./wish-over.ts";

/** What the first picture does not need; it is handed what came with the page, and brings no second copy of it. */
export const later = () => import("./later.ts").then((module) => module.begin({ facts, own, wishOver }));

/** What surrounds the wall now; null until it is drawn. */
const facts = observable<WindowFacts | null>(null);

/** Of the frame; the line at the top and the controls take a third of it. */
const height = matchMedia("(max-height: 30rem)");
const short = observable(height.matches);
height.onchange = () => short.set(height.matches);

/** The wall as a part of a partner's page. */
export const widget: Page = {
  isWidget: true,
  Links: lazyPart(() => later().then(({ Links }) => ({ default: Links }))),
  OwnSettings: lazyPart(() => later().then(({ OwnSettings }) => ({ default: OwnSettings }))),
  short,
  open: (...opened) => later().then(({ open }) => open(...opened)),
  shape(now) {
    facts.set(now);
    return frameShape(now);
  },
};
