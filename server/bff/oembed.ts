import type { OEmbed } from "../../contracts/embed.ts";
import { type EmbedWish, parseWish, queryOf } from "../../contracts/embed-wish.ts";
import type { EventFile } from "../../contracts/event.ts";
import type { Problem } from "../../contracts/problem.ts";
import { embed } from "../../contracts/embed-routes.ts";
import { problem } from "../platform/problem.ts";
import { escaped } from "./embed-refusal.ts";

interface Surroundings {
  event: EventFile;
  /** Whether a host, with its port, is one that we answer to. */
  isOurs(host: string): boolean;
}

const WIDTH_PX = 960;
const LEAST_PX = 240;
/** What stands above and below the pictures: the line with the event's name, and the controls. */
const CHROME_PX = 176;
/** A wall's other tiles stand in a row below the main picture. */
const STRIP_PX = 96;
const STRIP_SHARE = 1 / 5;
const RATIO = 9 / 16;
/** Of an arranged wall, as many lines as it is wide are 16:9. */
const LINES = 12;
const CACHE_SECONDS = 3600;

/**
 * Answers `GET /oembed` (https://oembed.com, 1.0, section 2.3) for the addresses of walls, `/?camera=…&layout=…&wall=…&at=…`, and of
 * widgets, `/embed?feed=…`. 404: no such wall; 501: only JSON is spoken; 400: the question itself is wrong.
 */
export function oembedOf(
  query: Readonly<Record<string, unknown>>,
  { event, isOurs }: Surroundings,
): { oembed: OEmbed } | { problem: Problem } {
  const wrong = (detail: string) => ({ problem: problem(400, "The question cannot be read", { detail }) });
  const unknown = (detail: string) => ({ problem: problem(404, "There is nothing to embed there", { detail }) });
  const { format = "json", url } = query;
  if (format !== "json")
    return {
      problem: problem(501, "Only JSON is spoken here", { detail: "Leave format out, or ask for format=json." }),
    };
  if (typeof url !== "string" || url.length > 2000) return wrong("expected ?url=, the address of a wall");
  const [mostWidth, mostHeight] = [pixels(query["maxwidth"]), pixels(query["maxheight"])];
  if (mostWidth === null || mostHeight === null)
    return wrong(`expected maxwidth and maxheight in pixels, at least ${LEAST_PX}`);

  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol) || !isOurs(address.host))
    return unknown("expected an address of this Vedetta");
  const wish = wishOf(address);
  if (!wish) return unknown("expected the address of a wall, / or /embed");
  const feed = event.feeds.find(({ id }) => id === wish.feed);
  if (wish.feed !== null && !feed) return unknown(`there is no camera called ${JSON.stringify(wish.feed)}`);

  const { width, height } = sizeOf({ width: mostWidth, height: mostHeight }, wish);
  const title = feed ? `${feed.name}, ${event.name}` : event.name;
  const src = `${address.origin}${embed.page}${queryOf(wish)}`;
  return {
    oembed: {
      version: "1.0",
      type: "video",
      title,
      provider_name: "Vedetta",
      provider_url: `${address.origin}/`,
      cache_age: CACHE_SECONDS,
      html:
        `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${width}" height="${height}" ` +
        `style="border:0" referrerpolicy="origin" allow="autoplay; fullscreen; picture-in-picture; encrypted-media; storage-access"></iframe>`,
      width,
      height,
    },
  };
}

/** What the address asks for; null where it is no wall's. */
function wishOf({ pathname, searchParams }: URL): EmbedWish | null {
  const isWidget = pathname === embed.page;
  if (!isWidget && pathname !== "/") return null;
  const names: Readonly<Record<string, string>> = isWidget ? {} : { feed: "camera", start: "at" };
  return parseWish((name) => searchParams.get(names[name] ?? name)).wish;
}

/** A number of pixels; infinite where none is asked for, null where it is no number. */
function pixels(text: unknown): number | null {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const value = typeof text === "string" && /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return value >= LEAST_PX ? value : null;
}

/** Lines that an arranged wall takes: the lowest end of its tiles, `camera:x,y,width`, which are as high as wide. */
const linesOf = (wall: string): number =>
  Math.max(
    ...wall.split(";").map((tile) =>
      tile
        .split(",")
        .slice(1)
        .reduce((sum, cells) => sum + Number(cells), 0),
    ),
  );

/** As large as may be, with room for everything: the widget makes do with less, where a site has less. */
function sizeOf(most: { width: number; height: number }, { feed, layout, wall }: EmbedWish) {
  const width = Math.min(WIDTH_PX, most.width);
  const isArranged = wall !== null && (layout === null || layout === "own");
  const hasStrip = layout === null ? feed === null && !isArranged : layout === "mission-control";
  const pictures = width * RATIO * (isArranged ? linesOf(wall) / LINES : 1);
  const tall = pictures + CHROME_PX + (hasStrip ? width * STRIP_SHARE * RATIO + STRIP_PX : 0);
  return { width, height: Math.min(Math.round(tall), most.height) };
}
