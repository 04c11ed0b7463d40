import type { EmbedAnswer, EmbedEvent } from "../../contracts/embed-told.ts";
import { embed } from "../../contracts/embed-routes.ts";
import type { PreferenceStore } from "../app/preferences.ts";
import type { Stage } from "../app/stage.ts";
import { createHeardHere } from "./heard-here.ts";
import type { PartnerChoices } from "./partner-choices.ts";
import { createPlayed } from "./played.ts";
import { createTalk, type Talk } from "./talk.ts";

const TRIES = 3;
const AGAIN_MS = 1000;

/** Joins the wall to the page around it, and to the other widgets that stand there. */
export function converse(stage: Stage, partner: PartnerChoices<PreferenceStore>): Pick<Talk, "tell" | "close"> {
  const post = (message: EmbedEvent | EmbedAnswer, origin: string) => parent.postMessage(message, origin);
  const talk = createTalk({ played: createPlayed(stage, partner), post, isRegistered });
  const hear = ({ source, data, origin }: MessageEvent) => {
    if (source === parent && parent !== window) void talk.hear(data, origin);
  };
  addEventListener("message", hear);
  // Once more: whoever introduced himself before was not heard yet.
  if (parent !== window) parent.postMessage({ vedetta: 1, event: "loaded" } satisfies EmbedEvent, "*");

  const heardHere = createHeardHere(() => partner.choose({ muted: true }));
  const { sound } = stage.wall;
  const look = () => heardHere.set(!sound.state.get().muted && sound.state.get().feed !== null);
  const stop = sound.state.subscribe(look);
  look();
  return {
    tell: talk.tell,
    close() {
      removeEventListener("message", hear);
      stop();
      heardHere.close();
      talk.close();
    },
  };
}

async function isRegistered(origin: string): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer = await fetch(`${embed.partner}?origin=${encodeURIComponent(origin)}`).catch(() => null);
    if (answer && answer.status < 500) return answer.ok;
    await new Promise((wake) => setTimeout(wake, AGAIN_MS * attempt));
  }
  return false;
}
