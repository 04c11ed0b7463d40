import type { EmbedState } from "../../../contracts/embed-told.ts";
import { addressOf, ATTRIBUTES, heightOf } from "./address.ts";
import { type Ask, type Correspondence, createCorrespondence, type Happened } from "./correspondence.ts";
import { STYLE } from "./style.ts";
import { type LoaderWords, wordsFor } from "./words.ts";

/** What the widget's page may do in the partner's, and what it may not: no forms, no downloads, no way to lead the page elsewhere. */
const ALLOW =
  "autoplay; fullscreen; picture-in-picture; encrypted-media; clipboard-write; screen-wake-lock; storage-access";
const SANDBOX =
  "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-storage-access-by-user-activation " +
  "allow-orientation-lock";
/** A page that came and says nothing for so long is not ours, or not allowed to come. */
const SILENT_MS = 8000;

/**
 * Makes `<vedetta-player>` known: a frame with the widget, its attributes, methods and events.
 *
 * @param here the origin of the widget's page, without a slash at its end
 */
export function definePlayer(here: string): void {
  class VedettaPlayer extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES;
    readonly #root = this.attachShadow({ mode: "closed" });
    #frame: HTMLIFrameElement | null = null;
    #letters: Correspondence | null = null;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #isThere = false;
    readonly #hear = ({ source, origin, data }: MessageEvent): void => {
      if (this.#frame && source === this.#frame.contentWindow && origin === here) this.#letters?.receive(data);
    };

    connectedCallback(): void {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.#root.adoptedStyleSheets = [sheet];
      const frame = document.createElement("iframe");
      frame.allow = ALLOW;
      frame.setAttribute("sandbox", SANDBOX);
      // The widget's page learns which site it stands in, and no more of the address.
      frame.referrerPolicy = "origin";
      if (this.getAttribute("loading") === "lazy") frame.loading = "lazy";
      frame.addEventListener("load", () => {
        clearTimeout(this.#timer);
        if (!this.#isThere) this.#timer = setTimeout(() => void this.#explainSilence(), SILENT_MS);
      });
      this.#frame = frame;
      this.#letters = createCorrespondence({
        post: (message) => frame.contentWindow?.postMessage(message, here),
        onLoaded: () => this.#arrived(),
        onRefused: (detail) => {
          this.#arrived();
          console.error(`<vedetta-player> ${detail}`);
          this.#happen("error", { detail });
        },
        onEvent: (happened) => this.#take(happened),
      });
      addEventListener("message", this.#hear);
      this.#name(null);
      this.#size();
      frame.src = addressOf(here, (name) => this.getAttribute(name));
      this.#root.replaceChildren(frame);
    }

    disconnectedCallback(): void {
      removeEventListener("message", this.#hear);
      clearTimeout(this.#timer);
      this.#letters?.end("the player was taken out of the page");
      this.#frame = this.#letters = null;
      this.#isThere = false;
      this.#root.replaceChildren();
    }

    attributeChangedCallback(name: string, before: string | null, value: string | null): void {
      const frame = this.#frame;
      if (!frame || before === value) return;
      if (name === "title") return this.#name(null);
      if (name === "height") return this.#size();
      if (value !== null && (name === "feed" || name === "layout"))
        return void this[name === "feed" ? "main" : "layout"](value).catch((reason: unknown) => console.warn(reason));
      frame.src = addressOf(here, (each) => this.getAttribute(each));
    }

    play = (): Promise<EmbedState> => this.#ask({ do: "play" });
    pause = (): Promise<EmbedState> => this.#ask({ do: "pause" });
    /** UTC ms, a `Date`, or `"live"`. */
    seek = (to: number | Date | "live"): Promise<EmbedState> =>
      this.#ask({ do: "seek", to: to instanceof Date ? to.getTime() : to });
    layout = (layout: string): Promise<EmbedState> => this.#ask({ do: "layout", layout });
    main = (feed: string): Promise<EmbedState> => this.#ask({ do: "main", feed });
    mute = (muted = true): Promise<EmbedState> => this.#ask({ do: "mute", muted });
    captions = (on = true): Promise<EmbedState> => this.#ask({ do: "captions", on });
    /** 0 to 1. */
    volume = (volume: number): Promise<EmbedState> => this.#ask({ do: "volume", volume });
    state = (): Promise<EmbedState> => this.#ask({ do: "state" });

    #ask(request: Ask): Promise<EmbedState> {
      return this.#letters?.ask(request) ?? Promise.reject(new Error("the player is not in the page"));
    }

    #arrived(): void {
      this.#isThere = true;
      clearTimeout(this.#timer);
    }

    #take(happened: Happened): void {
      const { event, vedetta: _, ...detail } = happened;
      if (happened.event === "size") this.#size(happened.height);
      else {
        if (happened.event === "ready") this.#name(happened.state.event.name);
        this.#happen(event, detail);
      }
    }

    #happen(name: string, detail: unknown): void {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    /** What a screen reader calls the frame. */
    #name(event: string | null): void {
      if (!this.#frame) return;
      const title = this.getAttribute("title") ?? event;
      const { said, language } = this.#words();
      this.#frame.title = title ?? said.title;
      // Ours is said in its own language; the page's own, and the event's, in the page's.
      if (title === null) this.#frame.lang = language;
      else this.#frame.removeAttribute("lang");
    }

    /** As the page wants it, else as the browser does. */
    #words(): LoaderWords {
      const around = this.parentElement?.closest<HTMLElement>("[lang]")?.lang ?? null;
      return wordsFor([this.getAttribute("lang"), around, document.documentElement.lang, ...navigator.languages]);
    }

    #size(wanted?: number): void {
      const height = heightOf(this.getAttribute("height")) ?? wanted;
      if (this.#frame && height !== undefined) this.#frame.style.blockSize = `${height}px`;
    }

    /** The browser keeps a page from a frame without a word: only our server can say why, where this page may ask it. */
    async #explainSilence(): Promise<void> {
      const { origin } = location;
      const answer = await fetch(`${here}/api/embed?origin=${encodeURIComponent(origin)}`)
        .then(async (response) => ({ isIn: response.ok, said: (await response.json()) as { detail?: string } }))
        .catch(() => null);
      const isRefused = answer?.isIn === false;
      const { said, language, direction } = this.#words();
      const detail = (isRefused && answer.said.detail) || said.noAnswer({ here, origin });
      console.error(`<vedetta-player> ${detail}`);
      this.#happen("error", { detail });
      // Late is not never: a page that still comes is kept.
      if (answer?.isIn) return;
      const [title, link, text] = ["b", "a", "p"].map((tag) => document.createElement(tag));
      if (!title || !(link instanceof HTMLAnchorElement) || !text || !this.#frame) return;
      title.textContent = isRefused ? said.refused : said.silent;
      link.href = `${here}/`;
      link.textContent = said.watch;
      text.textContent = said.forDeveloper({ detail });
      const notice = document.createElement("div");
      [notice.lang, notice.dir] = [language, direction];
      notice.append(title, link, text);
      this.#letters?.end(detail);
      this.#root.replaceChildren(notice);
    }
  }
  customElements.define("vedetta-player", VedettaPlayer);
}
