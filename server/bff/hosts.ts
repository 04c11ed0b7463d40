import { PORT_OFFSETS } from "../../contracts/routes.ts";

/** Which names we answer to, and under which ones a viewer finds the other services. */
export interface Hosts {
  /** Whether a request's Host header names us; another name may be a stranger's that points here (DNS rebinding). */
  isOurs(host: string | undefined): boolean;
  /** The origin's address for one feed, as seen from `host`. */
  originOf(feed: string, host: string): string;
  /** Address of the sensors' gateway. */
  sensorsOf(host: string): string;
  /** Address of the results. */
  resultsOf(host: string): string;
  /** Sources that the page may connect to, for the Content-Security-Policy. */
  sources(host: string): string[];
}

export function createHosts(basePort: number, names: readonly string[] = []): Hosts {
  const origin = basePort + PORT_OFFSETS.origin;
  const sensors = basePort + PORT_OFFSETS.sensors;
  const results = basePort + PORT_OFFSETS.results;
  const known = new Set(["localhost", "127.0.0.1", "[::1]", ...names.map((name) => name.toLowerCase())]);
  const isLocal = (name: string) => name === "localhost" || name.endsWith(".localhost");

  return {
    isOurs: (host) => {
      const name = hostName(host ?? "");
      return name !== null && (known.has(name) || isLocal(name));
    },
    originOf: (feed, host) => {
      const name = hostName(host) ?? "localhost";
      // A browser opens six HTTP/1.1 connections a host: each feed gets a host of its own where names cost nothing.
      return `http://${isLocal(name) ? `${feed}.localhost` : name}:${origin}`;
    },
    sensorsOf: (host) => `http://${hostName(host) ?? "localhost"}:${sensors}`,
    resultsOf: (host) => `http://${hostName(host) ?? "localhost"}:${results}`,
    sources: (host) => {
      const name = hostName(host) ?? "localhost";
      // CSP has no words for an IPv6 address (CSP 3, section 2.3.1, host-source): such a page names all hosts of the port.
      const own = name.startsWith("[") ? "*" : name;
      return [
        `http://${isLocal(name) ? "*.localhost" : own}:${origin}`,
        `http://${own}:${sensors}`,
        `ws://${own}:${sensors}`,
        `http://${own}:${results}`,
      ];
    },
  };
}

/** The name in a Host header, lower case and without its port; null where it is none. */
export function hostName(host: string): string | null {
  const found = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(host);
  return found?.[1]?.toLowerCase().replace(/\.$/, "") ?? null;
}
