import { captionLabel, captionTrack } from "../../contracts/captions.ts";
import type { Catalogue } from "../../contracts/catalogue.ts";
import type { EventFile } from "../../contracts/event.ts";
import { METRICS } from "../../contracts/metrics.ts";
import { live } from "../../contracts/routes.ts";
import type { Hosts } from "./hosts.ts";

/** How far back a viewer may seek. */
const DVR_MS = 600_000;

/** What a viewer that came by `host` needs to build the wall. Sources, consents and ladders stay inside. */
export function catalogueOf(event: EventFile, hosts: Hosts, host: string): Catalogue {
  const sensors = hosts.sensorsOf(host);
  return {
    event: {
      id: event.id,
      name: event.name,
      ...(event.detail === undefined ? {} : { detail: event.detail }),
      sample: event.sample,
      timeZone: event.timeZone,
    },
    venues: event.venues.map(({ id, name, code = id }) => ({ id, name, code })),
    feeds: event.feeds.map(({ id, name, detail, venue, purpose, location, audio, captions = [] }, index) => {
      const origin = hosts.originOf(id, host);
      return {
        id,
        name,
        ...(detail === undefined ? {} : { detail }),
        venue,
        ...(purpose === undefined ? {} : { purpose }),
        ...(location === undefined ? {} : { location }),
        number: index + 1,
        dash: origin + live.manifest(id),
        hls: origin + live.master(id),
        hasAudio: audio !== undefined,
        ...(audio?.label === undefined ? {} : { audioLabel: audio.label }),
        captions: captions.map((each) => ({
          id: captionTrack(each.id),
          language: each.language,
          kind: each.kind,
          label: captionLabel(each),
        })),
      };
    }),
    athletes: event.athletes,
    metrics: [...METRICS, ...event.metrics],
    telemetry: { socket: sensors.replace(/^http/, "ws"), segments: sensors },
    results: hosts.resultsOf(host),
    dvrMs: DVR_MS,
  };
}
