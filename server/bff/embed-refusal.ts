import { createHash } from "node:crypto";
import { refusalWords } from "./embed-refusal-words.ts";
import { commonHeaders } from "./security-headers.ts";

/** What the developer of a site reads that is not registered. */
export const refusalOf = (origin: string, here: string): string =>
  `${origin} may not show ${here} inside its pages. Whoever runs Vedetta there registers the site in the event file: ` +
  `"partners": [{ "id": "your-site", "name": "Your site", "origins": [${JSON.stringify(origin)}] }].`;

/** Tells the page around, which has no other way to know, and carries nothing but the sentence that it shows. */
const SCRIPT = `parent.postMessage({vedetta:1,event:"refused",detail:document.getElementById("detail").textContent},"*")`;
const STYLE = `
  html{color-scheme:light dark;font:1rem/1.4 system-ui,sans-serif;background:#0b0d11;color:#f3f1ec}
  body{margin:0;padding:1.5rem;display:grid;gap:.75rem;max-inline-size:48rem}
  h1{font-size:1.25rem;margin:0}p{margin:0;overflow-wrap:anywhere}a{color:#ffb347}a:focus-visible{outline:3px solid #fff}`;
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Any site may show this page: there is nothing in it to be had. */
export const refusalHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  "content-security-policy": `default-src 'none'; script-src ${hashOf(SCRIPT)}; style-src ${hashOf(STYLE)}; base-uri 'none'; form-action 'none'`,
  "cache-control": "no-store",
  vary: "accept-language",
};

/**
 * Stands in the frame on such a site: for the viewer, who can go to Vedetta, in his language, and for the site's developer.
 *
 * @param wishes BCP 47, the most wanted first
 */
export function refusalPage(origin: string, here: string, wishes: readonly string[]): string {
  const { refused, watch, forDeveloper, language, direction } = refusalWords(wishes);
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${refused}</title><style>${STYLE}</style></head>
<body>
<h1>${refused}</h1>
<p><a href="${escaped(here)}/" target="_blank" rel="noopener">${watch}</a></p>
<p>${forDeveloper}<br><span id="detail" lang="en" dir="ltr">${escaped(refusalOf(origin, here))}</span></p>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const NAMES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => NAMES[sign] ?? sign);
