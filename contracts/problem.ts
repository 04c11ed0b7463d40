import * as v from "valibot";

/** `application/problem+json` (RFC 9457). `errors` names each place and what was expected there. */
export const Problem = v.object({
  type: v.optional(v.string(), "about:blank"),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ place: v.string(), expected: v.string() }))),
});
export type Problem = v.InferOutput<typeof Problem>;
export const PROBLEM_TYPE = "application/problem+json";
