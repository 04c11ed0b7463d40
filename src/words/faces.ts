import type { TimeOfDay } from "../core/figures/times.ts";
import type { TileFace } from "../features/wall/tile-face.ts";
import english from "./en/faces.json?messages";
import { percent, quantity } from "./figures.ts";
import { inLanguage } from "./in-language.ts";
import type { FacesMessages } from "./messages.ts";
import { wallWords } from "./wall.ts";

const said = inLanguage("faces", english) as FacesMessages;

export interface FaceWords {
  /** One or two words beside the name. */
  state: string;
  /** A fault stays visible on narrow tiles. */
  fault: boolean;
  veil: { title: string; text: string; progress?: number; action?: string } | null;
}

/** What a tile says of itself. */
export function faceWords(face: TileFace, time: TimeOfDay): FaceWords {
  const veil = (
    { state, title }: { state: string; title: string },
    text: string,
    more: { progress?: number; action?: string } = {},
  ): FaceWords => ({ state, fault: true, veil: { title, text, ...more } });

  switch (face.kind) {
    case "picture":
      if (face.behindMs !== null)
        return { state: said.behind({ span: quantity(face.behindMs / 1000, "s", 1) }), fault: true, veil: null };
      if (face.trouble !== null) return { state: said.troubles[face.trouble].state, fault: true, veil: null };
      return { state: wallWords.live, fault: false, veil: null };
    case "preparing": {
      const progress = Math.floor(face.ready * 100);
      return veil(said.rendering, said.rendering.text({ percent: percent(progress / 100) }), { progress });
    }
    case "waiting":
      return veil(said.waiting, face.trouble === null ? said.waiting.text : said.troubles[face.trouble].text);
    case "starting":
      return veil(said.starting, said.starting.text);
    case "spared":
      return veil(said.spared, said.spared.text);
    case "loading": {
      const seconds = (ms: number) => Math.round(ms / 100) / 10;
      const progress = Math.min(100, Math.round((face.readyMs / Math.max(1, face.neededMs)) * 100));
      const figures = { ready: seconds(face.readyMs), needed: seconds(face.neededMs) };
      return veil(said.loading, face.neededMs > 1 ? said.loading.text(figures) : said.loading.asking, { progress });
    }
    case "stalled": {
      const at = face.lastPictureAt;
      return veil(said.stalled, at === null ? "" : said.stalled.since({ clock: time.clock(at) }));
    }
    case "reconnecting": {
      const { attempt, of, lastPictureAt: at } = face;
      const { text, since } = said.reconnecting;
      return veil(
        said.reconnecting,
        at === null ? text({ attempt, of }) : since({ clock: time.clock(at), attempt, of }),
      );
    }
    case "no-signal": {
      const { lastPictureAt: at } = face;
      return veil(said.noSignal, at === null ? said.noSignal.text : said.noSignal.since({ minute: time.minute(at) }));
    }
    case "fault": {
      const what = face.trouble === null ? said.fault.unknown : said.troubles[face.trouble].text;
      return veil(said.fault, said.fault.text({ what }));
    }
    case "blocked":
      return veil(said.blocked, said.failures.autoplay, { action: said.blocked.action });
    case "failed":
      return veil(
        said.failed,
        said.failures[face.error],
        face.error === "unsupported" ? {} : { action: wallWords.again },
      );
  }
}
