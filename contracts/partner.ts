import * as v from "valibot";

/** Sites that may show Vedetta inside their own pages (docs/guides/embedding.md). */

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const PORT = "(?::(?!443$|80$)[1-9][0-9]{0,4})?";
const LOCAL = `(?:localhost|127\\.0\\.0\\.1|(?:${LABEL}\\.)+localhost)`;
/** What a browser writes as an origin, or CSP 3 (section 2.3.1, host-source) as a whole domain's: no path, no default port. */
// Pure, so that the viewer, which knows the event file's other parts, leaves it out.
const ORIGIN = /* @__PURE__ */ new RegExp(
  `^(?:https://(?:(?:${LABEL}\\.)*${LABEL}|\\*(?:\\.${LABEL}){2,})${PORT}|http://${LOCAL}${PORT})$`,
);

export const PartnerOrigin = v.pipe(
  v.string(),
  v.maxLength(120, "expected at most 120 characters"),
  v.regex(
    ORIGIN,
    "expected an origin in small letters such as https://news.example.org or https://*.example.org, or http://localhost:5173 while developing; no path, no default port",
  ),
);

/** True where a page of `origin` is one that `registered` speaks of: `https://*.example.org` is any host below example.org. */
export function originMatches(registered: string, origin: string): boolean {
  const star = registered.indexOf("*.");
  if (star < 0) return registered === origin;
  const [before, after] = [registered.slice(0, star), registered.slice(star + 1)];
  const host = origin.slice(before.length, -after.length);
  return origin.startsWith(before) && origin.endsWith(after) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(host);
}
