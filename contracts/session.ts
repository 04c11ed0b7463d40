import * as v from "valibot";
import { Audience } from "./event.ts";

/** `GET /api/session`: who this viewer is to us. Anonymous: an id that lasts as long as the browser keeps it. */
export const Session = v.object({ id: v.pipe(v.string(), v.uuid()), audience: Audience });
export type Session = v.InferOutput<typeof Session>;
