import type { Body, Kind } from "../../contracts/results.ts";

/** A message that was understood: what it says of which things. Between odf, which reads, and store, which keeps. */
export interface Message {
  /** Type, code, subcode, subtype and flag: whose versions replace each other. */
  document: string;
  version: number;
  /** Event time from which it holds, UTC ms. */
  at: number;
  /**
   * whole: it says all there is to say, so a newer version takes its place;
   * part: it changes some items of a list and leaves the others;
   * unknown: nothing is understood of it.
   */
  extent: "whole" | "part" | "unknown";
  changes: Change[];
  /** Lists of which it gives every item: what it leaves out is gone. */
  lists: { kind: Kind; scope: string }[];
  /** Participants and teams that must have been registered, and the unit that must have been scheduled. */
  needs: string[];
}

export interface Change<K extends Kind = Kind> {
  kind: K;
  /** An RSC, or a participant's or team's code. */
  id: string;
  /** The list that it is an item of; empty: of none. */
  scope: string;
  body: Body<K>;
}
