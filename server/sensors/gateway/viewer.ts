import type { AudienceGroup } from "./audience-group.ts";

/** Where a viewer's bytes go; a socket, or a list in a test. */
export interface Outlet {
  /** Bytes that were handed over and not yet taken by the network. */
  readonly waiting: number;
  write(frame: Buffer): void;
  /** Ends the connection without further words. */
  cut(): void;
}

export interface Viewer {
  outlet: Outlet;
  group: AudienceGroup | undefined;
  /** The channels that he was told, by the number that he knows. */
  announced: Map<string, number>;
  /** Set while he is too slow: the first sample that he did not get. */
  missedFrom: number | undefined;
}

export const createViewer = (outlet: Outlet): Viewer => ({
  outlet,
  group: undefined,
  announced: new Map(),
  missedFrom: undefined,
});
