import { GraphQLError } from "graphql/index.js";
import { builder } from "./builder.ts";

/** RFC 3339 section 5.6. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

builder.scalarType("DateTime", {
  description: "An instant of event time, RFC 3339. Given in UTC with milliseconds: 2026-03-07T09:30:00.000Z.",
  serialize: (utcMs) => new Date(utcMs).toISOString(),
  parseValue(text) {
    const utcMs = typeof text === "string" && DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(utcMs)) throw new GraphQLError("expected RFC 3339 such as 2026-03-07T09:30:00Z");
    return utcMs;
  },
});

builder.scalarType("Date", {
  description: "A day in the event's own time zone: 2026-03-07.",
  serialize: (day) => day,
  parseValue(text) {
    const isDay = typeof text === "string" && DATE.test(text) && new Date(text).toJSON()?.startsWith(text);
    if (isDay !== true) throw new GraphQLError("expected a day such as 2026-03-07");
    return String(text);
  },
});
