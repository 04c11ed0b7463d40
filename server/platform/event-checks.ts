import { METRICS } from "../../contracts/metrics.ts";
import { readSource, type Source } from "./source-address.ts";

/** One thing wrong in an event file: where (`feeds[2].source.url`), and what is wanted there. */
export interface Fault {
  place: string;
  expected: string;
}

/** What the schema cannot know. */
export interface Surroundings {
  /** TCP ports that Vedetta itself listens on. */
  ownPorts: readonly number[];
  fileExists: (path: string) => boolean;
}

/** All of them stand in one header, and proxies take headers of 4 to 8 kB. */
const MOST_ORIGINS = 3000;

type Loose = Readonly<Record<string, unknown>>;

/**
 * What holds between the parts of an event file: ids said once, references that lead somewhere, ports not taken twice.
 * It reads the raw JSON, not the parsed event, so that an operator sees these faults beside those of the schema.
 */
export function checkEvent(raw: unknown, { ownPorts, fileExists }: Surroundings): Fault[] {
  const faults: Fault[] = [];
  const fault = (place: string, expected: string) => void faults.push({ place, expected });
  const event = record(raw);
  const ids = (list: string) => idsOf(event[list], list, fault);

  const venues = ids("venues");
  const athletes = ids("athletes");
  const feeds = ids("feeds");
  ids("sensors");
  ids("partners");
  const origins = records(event["partners"]).flatMap((partner) => list(partner["origins"]));
  if (origins.join(" ").length > MOST_ORIGINS)
    fault("partners", `expected their origins to have at most ${MOST_ORIGINS} characters together`);
  const declared = ids("metrics");
  const known = new Set(METRICS.map(({ id }) => id));
  const ladders = record(event["ladders"]);
  const refer = (value: unknown, place: string, to: ReadonlySet<string>, what: string) => {
    if (typeof value === "string" && !to.has(value)) fault(place, `${what}, and there is none called ${quoted(value)}`);
  };

  if (typeof event["timeZone"] === "string" && !isTimeZone(event["timeZone"]))
    fault("timeZone", "expected a time zone such as Europe/Rome");
  for (const [name, rungs] of Object.entries(ladders)) checkRungs(rungs, `ladders.${name}`, fault);
  records(event["metrics"]).forEach((metric, index) => {
    const place = `metrics[${index}]`;
    if (known.has(String(metric["id"])))
      fault(`${place}.id`, `${quoted(String(metric["id"]))} is known already, expected an id of your own`);
    if (Number(metric["min"]) > Number(metric["max"])) fault(`${place}.min`, "expected no more than max");
  });

  const listeners = new Map<string, string>();
  records(event["feeds"]).forEach((feed, index) => {
    const place = `feeds[${index}]`;
    refer(feed["venue"], `${place}.venue`, venues, "expected the id of a venue");
    if (Array.isArray(feed["ladder"])) checkRungs(feed["ladder"], `${place}.ladder`, fault);
    else
      refer(
        feed["ladder"],
        `${place}.ladder`,
        new Set(Object.keys(ladders)),
        "expected the name of a ladder or a list of rungs",
      );
    const language = record(feed["audio"])["language"];
    if (typeof language === "string" && !isLanguage(language))
      fault(`${place}.audio.language`, "expected a language tag such as en or it-IT");
    checkCaptions(feed["captions"], `${place}.captions`, fault);
    const address = record(feed["source"])["url"];
    if (typeof address !== "string") return;
    const source = readSource(address);
    const urlPlace = `${place}.source.url`;
    if ("expected" in source) return fault(urlPlace, source.expected);
    checkSource(source, urlPlace);
  });

  function checkSource(source: Source, place: string): void {
    if (source.kind === "file" && !fileExists(source.path)) return fault(place, "expected a file that exists");
    if (source.listens === undefined) return;
    const { transport, port } = source.listens;
    if (transport === "tcp" && ownPorts.includes(port))
      return fault(place, `expected another port, ${port} is Vedetta's own`);
    const key = `${transport}/${port}`;
    const other = listeners.get(key);
    if (other !== undefined)
      fault(place, `expected a port of its own, ${other} listens on ${transport.toUpperCase()} ${port} too`);
    else listeners.set(key, place);
  }

  records(event["sensors"]).forEach((sensor, index) => {
    const place = `sensors[${index}]`;
    list(sensor["feeds"]).forEach((feed, at) =>
      refer(feed, `${place}.feeds[${at}]`, feeds, "expected the id of a feed"),
    );
  });
  records(event["consents"]).forEach((consent, index) => {
    const place = `consents[${index}]`;
    refer(consent["athlete"], `${place}.athlete`, athletes, "expected the id of an athlete");
    refer(consent["metric"], `${place}.metric`, new Set([...known, ...declared]), "expected a metric");
  });
  return faults;
}

type Report = (place: string, expected: string) => void;

function checkRungs(rungs: unknown, place: string, fault: Report): void {
  idsOf(rungs, place, fault);
  records(rungs).forEach((rung, index) => {
    const at = `${place}[${index}]`;
    const codec = rung["codec"] ?? "h264";
    if (rung["dynamicRange"] === "hdr10" && rung["bitDepth"] !== 10)
      fault(`${at}.bitDepth`, "expected 10, as hdr10 needs");
    // 10-bit H.264 (High 10) is played by no browser.
    if (codec === "h264" && (rung["bitDepth"] === 10 || rung["dynamicRange"] === "hdr10"))
      fault(`${at}.codec`, "expected hevc or av1 for 10 bits");
  });
}

function checkCaptions(captions: unknown, place: string, fault: Report): void {
  idsOf(captions, place, fault);
  records(captions).forEach(({ id, language }, index) => {
    if (typeof language === "string" && !isLanguage(language))
      fault(`${place}[${index}].language`, "expected a language tag such as en or it-IT");
    // Its second track would have the first of another's name.
    if (typeof id === "string" && id.endsWith("-imsc")) fault(`${place}[${index}].id`, "expected no -imsc at its end");
  });
}

/** The ids of a list; says which are there twice. */
function idsOf(value: unknown, place: string, fault: Report): Set<string> {
  const seen = new Map<string, number>();
  records(value).forEach(({ id }, index) => {
    if (typeof id !== "string") return;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else fault(`${place}[${index}].id`, `expected an id of its own, ${place}[${first}] is called ${quoted(id)} too`);
  });
  return new Set(seen.keys());
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const record = (value: unknown): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const records = (value: unknown): Loose[] => list(value).map(record);
const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
