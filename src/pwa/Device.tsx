import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Stage } from "../app/stage.ts";
import { useLosses } from "../app/use-losses.ts";
import type { Say } from "../core/announce/queue.ts";
import { useTelling } from "../app/use-telling.ts";
import { UpdateOffer } from "./UpdateOffer.tsx";
import { useKeeping } from "./use-keeping.ts";
import { useSystem } from "./use-system.ts";

interface DeviceProps {
  stage: Stage;
  /** What the main picture is about. */
  subject: CatalogueFeed | undefined;
  /** In a partner's page, where nothing is kept and nothing is offered. */
  isWidget: boolean;
  /** The instant that the viewer knows: the playhead, or now where he wants to know everything. */
  asOf(): number;
  say: Say;
}

/** What goes on beside the wall: what is told, and what ties it to the device. None of it is needed for the first picture. */
export default function Device({ stage, subject, isWidget, asOf, say }: DeviceProps) {
  useLosses(stage.wall, say);
  useTelling(stage, subject ?? null, asOf, say);
  useSystem(stage, subject);
  return isWidget ? null : <OfTheApp {...{ stage, asOf, say }} />;
}

function OfTheApp({ stage, asOf, say }: Pick<DeviceProps, "stage" | "asOf" | "say">) {
  useKeeping(stage, asOf);
  return <UpdateOffer say={say} />;
}
