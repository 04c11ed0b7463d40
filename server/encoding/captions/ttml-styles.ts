import type { SaxesTagNS } from "saxes";
import { writeCaptionPlace } from "../../../contracts/caption-text.ts";
import type { CaptionPlace } from "../../../contracts/captions.ts";

const TTML = "http://www.w3.org/ns/ttml";
const STYLING = `${TTML}#styling`;
const METADATA = `${TTML}#metadata`;
const XML = "http://www.w3.org/XML/1998/namespace";

/** How text looks, and where: `settings` are WebVTT's. */
export interface Look {
  italic?: boolean;
  bold?: boolean;
  align?: string;
  settings?: string;
}

/** What stands in a document's head: styles, regions and who speaks. */
export interface Styles {
  /** Names of agents by their ids. */
  readonly agents: ReadonlyMap<string, string>;
  /** True of an element that is of the head alone. */
  open(tag: SaxesTagNS): boolean;
  close(tag: SaxesTagNS): void;
  /** True where text belongs to the head. */
  text(said: string): boolean;
  lookOf(tag: SaxesTagNS, inherited: Look): Look;
}

const MAX_KNOWN = 1000;
export const agentName = (agents: ReadonlyMap<string, string>, refs: string): string | undefined =>
  agents.get(refs.trim().split(/\s+/)[0] ?? "");

export function createStyles(): Styles {
  const known = new Map<string, Look>();
  const regions = new Map<string, Look>();
  const agents = new Map<string, string>();
  let agent: string | undefined;
  let isName = false;
  /** Elements of metadata that are open: their text is not said. */
  let metadata = 0;
  /** The region in whose element a nested style stands. */
  let region: { id: string; values: Map<string, string> } | null = null;
  const keep = <T>(map: Map<string, T>, id: string | undefined, value: T) => {
    if (id !== undefined && (map.has(id) || map.size < MAX_KNOWN)) map.set(id, value);
  };

  return {
    agents,
    open(tag) {
      const { local, uri } = tag;
      const id = valueOf(tag, XML, "id");
      if (uri === METADATA && local === "agent") agent = id;
      if (uri === METADATA && local === "name") isName = agent !== undefined;
      if (uri === METADATA) metadata++;
      if (uri === METADATA) return true;
      if (uri !== TTML) return false;
      if (local === "region") region = id === undefined ? null : { id, values: stylingOf(tag) };
      else if (local === "style" && region) for (const [name, value] of stylingOf(tag)) region.values.set(name, value);
      else if (local === "style") keep(known, id, lookIn(stylingOf(tag)));
      return local === "region" || local === "style" || local === "head" || local === "styling" || local === "layout";
    },
    close({ local, uri }) {
      if (uri === METADATA) metadata--;
      if (uri === METADATA && local === "agent") agent = undefined;
      if (uri === METADATA && local === "name") isName = false;
      if (uri !== TTML || local !== "region" || !region) return;
      keep(regions, region.id, { ...lookIn(region.values), settings: settingsOf(region.values) });
      region = null;
    },
    text(said) {
      if (isName && agent !== undefined) keep(agents, agent, `${agents.get(agent) ?? ""}${said}`.slice(0, 200));
      return metadata > 0;
    },
    lookOf(tag, inherited) {
      const own = lookIn(stylingOf(tag));
      const referred = refs(valueOf(tag, "", "style")).map((id) => known.get(id) ?? {});
      const where = regions.get(valueOf(tag, "", "region") ?? "") ?? {};
      const look = Object.assign({}, inherited, where, ...referred, own) as Look;
      const settings = [settingsWithoutAlign(look.settings), alignOf(look.align)].filter(Boolean).join(" ");
      return { ...look, settings };
    },
  };
}

const valueOf = ({ attributes }: SaxesTagNS, uri: string, local: string): string | undefined =>
  Object.values(attributes).find((each) => each.uri === uri && each.local === local)?.value;
const stylingOf = ({ attributes }: SaxesTagNS): Map<string, string> =>
  new Map(Object.values(attributes).flatMap(({ uri, local, value }) => (uri === STYLING ? [[local, value]] : [])));
const refs = (text: string | undefined): string[] => text?.split(/\s+/).filter(Boolean).slice(0, 8) ?? [];

function lookIn(values: ReadonlyMap<string, string>): Look {
  const [style, weight, align] = ["fontStyle", "fontWeight", "textAlign"].map((name) => values.get(name));
  return {
    ...(style === undefined ? {} : { italic: style === "italic" || style === "oblique" }),
    ...(weight === undefined ? {} : { bold: weight === "bold" }),
    ...(align === undefined ? {} : { align }),
  };
}

const alignOf = (align: string | undefined): string =>
  align !== undefined && /^(?:left|start|center|right|end)$/.test(align) ? `align:${align}` : "";
const settingsWithoutAlign = (settings: string | undefined): string =>
  settings?.replace(/ ?align:[a-z]+/, "").trim() ?? "";

/** About the height of two lines of text, percent of the picture's. */
const LINES_HEIGHT = 13;
const LOW = 85;
const PAIR = /^\s*-?\d+(?:\.\d+)?%\s+(-?\d+(?:\.\d+)?)%\s*$/;

/** Where a region is; at the picture's foot is where captions are anyway. */
function settingsOf(values: ReadonlyMap<string, string>): string {
  const top = Number(PAIR.exec(values.get("origin") ?? "")?.[1] ?? Number.NaN);
  const height = Number(PAIR.exec(values.get("extent") ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(top)) return "";
  const isAfter = values.get("displayAlign") === "after";
  if (isAfter && (Number.isNaN(height) || top + height >= LOW)) return "";
  const fromTop = isAfter ? Math.max(top, top + height - LINES_HEIGHT) : top;
  const place: CaptionPlace = fromTop < 0 || fromTop > 100 ? {} : { fromTop };
  return writeCaptionPlace(place);
}
