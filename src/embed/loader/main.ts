import { definePlayer } from "./player-element.ts";

/**
 * `/embed.js`, what a partner's page loads: it makes `<vedetta-player>` known (docs/guides/embedding.md). Where it came from is
 * where the widget is. Written to run as a classic script and as a module, under a policy that knows no style of its own.
 */
const NAME = "/embed.js";
const own =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : [...document.scripts].find(({ src }) => src !== "" && new URL(src).pathname.endsWith(NAME));
if (own && !customElements.get("vedetta-player")) definePlayer(new URL(own.src).origin);
