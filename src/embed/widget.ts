import { lazy, useSyncExternalStore } from "react";
import type { EmbedEvent } from "../../contracts/embed-told.ts";
import type { Widget } from "../app/widget.ts";
import { frameHeight, frameShape } from "../features/wall/frame-shape.ts";
import { faults, wish } from "./wish.ts";

/** Of the frame; the line at the top and the controls take a third of it. */
const short = matchMedia("(max-height: 30rem)");
const onShort = (listener: () => void) => {
  short.addEventListener("change", listener);
  return () => short.removeEventListener("change", listener);
};

type Size = Omit<Extract<EmbedEvent, { event: "size" }>, "vedetta" | "at">;

/** The wall as a part of a partner's page. What is not needed for the first picture comes after it. */
export function createWidget(): Widget {
  let tell: ((told: Size) => void) | null = null;
  let size: Size | null = null;
  return {
    Links: lazy(() => import("./Links.tsx")),
    useShort: () => useSyncExternalStore(onShort, () => short.matches),
    open(stage, commands, show) {
      let closed = false;
      let close = () => undefined as void;
      void Promise.all([import("./conversation.ts"), import("./open-wish.ts")]).then(([{ converse }, { openWish }]) => {
        if (closed) return;
        const missing = openWish(wish, faults, stage, commands);
        if (missing.length > 0) show(missing.join(" "));
        const conversation = converse(stage);
        tell = conversation.tell;
        close = conversation.close;
        if (size) tell(size);
      });
      return () => {
        closed = true;
        tell = null;
        close();
      };
    },
    shape(facts) {
      const height = frameHeight(facts);
      if (height !== null && height !== size?.height) {
        size = { event: "size", height };
        tell?.(size);
      }
      return frameShape(facts);
    },
  };
}
