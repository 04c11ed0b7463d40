import { posix } from "node:path";
import { parseSync } from "vite";

/**
 * The walls between the rooms of the house (ARCHITECTURE.md), as data, and the check that nothing reaches through one.
 * It reads syntax trees, so comments and strings may say what they like.
 */
export interface WallFault {
  path: string;
  line: number;
  says: string;
}

interface Room {
  name: string;
  holds: RegExp;
  /** Files of the repository that it may import, besides its own. */
  sees: RegExp;
  /** Packages and `node:` modules it may import. */
  packages: RegExp;
}

const ANY = /^/;
const NO_NODE = /^(?!node:)/;
const service = (name: string): Room => ({
  name: `server/${name}`,
  holds: new RegExp(`^server/${name}/`),
  sees: /^(?:server\/platform|contracts)\//,
  packages: ANY,
});

/** The first room that holds a file decides. What no room holds (bench, e2e, scripts, testing) sees everything. */
const ROOMS: readonly Room[] = [
  { name: "contracts", holds: /^contracts\//, sees: /^contracts\//, packages: /^valibot$/ },
  { name: "server/platform", holds: /^server\/platform\//, sees: /^contracts\/|^package\.json$/, packages: ANY },
  ...["encoding", "sensors", "results", "bff"].map(service),
  { name: "server", holds: /^server\//, sees: /^(?:server|contracts)\//, packages: ANY },
  { name: "rehearsal", holds: /^rehearsal\//, sees: /^contracts\//, packages: ANY },
  { name: "workers", holds: /^workers\//, sees: /^contracts\//, packages: NO_NODE },
  {
    name: "src/core",
    holds: /^src\/core\//,
    sees: /^contracts\//,
    packages: /^(?!node:|react(?:$|\/|-dom|-aria)|zustand$|zustand\/react)/,
  },
  { name: "src/features", holds: /^src\/features\//, sees: /^(?:contracts|src\/(?!features\/))/, packages: NO_NODE },
  // It runs in partners' pages: nothing comes with it but contracts' types, its words and which of them are wanted.
  {
    name: "src/embed/loader",
    holds: /^src\/embed\/loader\//,
    sees: /^contracts\/|^src\/words\/(?:messages\.ts$|[a-z]+\/loader\.json)|^src\/core\/language\/choose-language\.ts$/,
    packages: /^$/,
  },
  { name: "src", holds: /^src\//, sees: /^(?:contracts|src)\//, packages: NO_NODE },
];

/** Packages that are named in one place only, so that the rest of the house does not know them. */
const ADAPTERS: readonly { packages: RegExp; only: RegExp; says: string }[] = [
  {
    packages: /^shaka-player(?:\/|$)/,
    only: /^src\/core\/player\/dash-[a-z-]+\.ts$/,
    says: "shaka-player is named in its adapter only",
  },
  {
    packages: /^hls\.js(?:\/|$)/,
    only: /^src\/core\/player\/hls-[a-z-]+(?:\.d)?\.ts$/,
    says: "hls.js is named in its adapter only",
  },
];
const PRODUCT = /^(?:contracts|server|rehearsal|workers|src)\//;
const TEST = /(?:\.test\.tsx?|-for-tests\.ts)$/;
const CLOCKS = /^(?:server\/platform\/clock|src\/core\/clock\/[a-z-]+|rehearsal\/clock)\.ts$/;
const ANNOUNCER = /^src\/app\/Announcer/;

export function wallFaults(path: string, text: string): WallFault[] {
  if (!PRODUCT.test(path)) return [];
  const faults: WallFault[] = [];
  const test = TEST.test(path);
  const room = ROOMS.find(({ holds }) => holds.test(path));
  const fault = (node: Node, says: string) =>
    void faults.push({ path, line: text.slice(0, node.start).split("\n").length, says });

  const checkImport = (specifier: string, node: Node) => {
    const adapter = ADAPTERS.find(({ packages }) => packages.test(specifier));
    if (adapter && !adapter.only.test(path) && !test) fault(node, adapter.says);
    if (!room) return;
    if (specifier.startsWith(".")) {
      const target = posix.join(posix.dirname(path), specifier);
      if (ownPlace(room, path, target) || room.sees.test(target) || (test && target.startsWith("testing/"))) return;
      fault(node, `${room.name} does not see ${target}`);
    } else if (!room.packages.test(specifier) && !(test && /^(?:vitest|node:)/.test(specifier)))
      fault(node, `${room.name} does not know ${specifier}`);
  };

  visit(parseSync(path, text).program as unknown as Node, (node) => {
    const specifier = importedBy(node);
    if (specifier !== null) checkImport(specifier, node);
    if (test) return;
    if (!CLOCKS.test(path) && readsClock(node)) fault(node, "only clock modules read the clock; take `now` instead");
    if (!ANNOUNCER.test(path) && writesLiveRegion(node)) fault(node, "only the announcer writes aria-live");
  });
  return faults;
}

/** A room's own files; each feature is a room of its own. */
function ownPlace(room: Room, path: string, target: string): boolean {
  if (room.name !== "src/features") return room.holds.test(target);
  const feature = path.split("/").slice(0, 3).join("/");
  return target.startsWith(`${feature}/`);
}

type Node = { type: string; start: number } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const each of value.filter(isNode)) visit(each, see);
    else if (isNode(value)) visit(value, see);
  }
}

const IMPORTS = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

function importedBy(node: Node): string | null {
  const source = node["source"];
  return IMPORTS.has(node.type) && isNode(source) && typeof source["value"] === "string" ? source["value"] : null;
}

function readsClock(node: Node): boolean {
  if (node.type === "MemberExpression") {
    const object = nameOf(node["object"]);
    const property = nameOf(node["property"]);
    return (
      (object === "Date" && property === "now") ||
      (object === "performance" && (property === "now" || property === "timeOrigin"))
    );
  }
  const args = node["arguments"];
  return (
    (node.type === "NewExpression" || node.type === "CallExpression") &&
    nameOf(node["callee"]) === "Date" &&
    Array.isArray(args) &&
    args.length === 0
  );
}

function writesLiveRegion(node: Node): boolean {
  const isLive = (name: unknown) => name === "aria-live" || name === "ariaLive";
  if (node.type === "JSXAttribute") return isLive(nameOf(node["name"]));
  if (node.type === "Property") return isLive(nameOf(node["key"]) ?? literalOf(node["key"]));
  if (node.type === "AssignmentExpression" && isNode(node["left"])) return isLive(nameOf(node["left"]["property"]));
  if (
    node.type !== "CallExpression" ||
    !isNode(node["callee"]) ||
    nameOf(node["callee"]["property"]) !== "setAttribute"
  )
    return false;
  return Array.isArray(node["arguments"]) && isLive(literalOf(node["arguments"][0]));
}

const nameOf = (value: unknown): string | null =>
  isNode(value) && (value.type === "Identifier" || value.type === "JSXIdentifier") ? String(value["name"]) : null;
const literalOf = (value: unknown): unknown => (isNode(value) && value.type === "Literal" ? value["value"] : null);
