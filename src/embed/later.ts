import { createElement } from "react";
import type { LinksProps, Page } from "../app/page.ts";
import type { Preferences } from "../app/preferences.ts";
import type { Observable } from "../core/observable.ts";
import { frameHeight } from "../features/wall/frame-height.ts";
import type { WindowFacts } from "../features/wall/wall-shape.ts";
import { converse } from "./conversation.ts";
import { Links } from "./Links.tsx";
import { openWish } from "./open-wish.ts";
import { OwnSettings } from "./OwnSettings.tsx";
import { createSettings } from "./settings-here.ts";
import { faults, wish } from "./wish.ts";
import type { WishOver } from "./wish-over.ts";

export interface Early {
  /** What surrounds the wall. */
  facts: Observable<WindowFacts | null>;
  /** What the viewer had chosen when the page was opened. */
  own: Preferences;
  wishOver: WishOver;
}

type Later = Required<Pick<Page, "Links" | "OwnSettings" | "open">>;
let begun: Later | null = null;

/** What the first picture of a widget does not need: what its links do, and all that the page around may ask and hear. */
export function begin({ facts, own, wishOver }: Early): Later {
  if (begun) return begun;
  const settings = createSettings(own, wishOver);
  begun = {
    Links: (props: LinksProps) => createElement(Links, { ...props, settings }),
    OwnSettings: ({ say }) => createElement(OwnSettings, { say, settings }),
    async open(stage, commands, show) {
      const missing = openWish(wish, faults, stage, commands);
      if (missing.length > 0) show(missing.join(" "));
      const conversation = converse(stage, settings.partner);
      let told: number | null = null;
      const look = () => {
        const now = facts.get();
        const height = now && frameHeight(now);
        if (height === null || height === told) return;
        told = height;
        conversation.tell({ event: "size", height });
      };
      look();
      const stop = facts.subscribe(look);
      return () => {
        stop();
        conversation.close();
      };
    },
  };
  return begun;
}
