import { createKeep } from "../core/storage/keep.ts";

/** What this browser keeps of Vedetta. */
export const keep = createKeep(() => localStorage);
