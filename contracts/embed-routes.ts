/** What partners' pages ask for (docs/guides/embedding.md). */
export const embed = {
  /** The page inside their frames: embed-wish.ts says what its query may be. */
  page: "/embed",
  loader: "/embed.js",
  /** `?origin=…`: whether a site is registered. */
  partner: "/api/embed",
  /** `?url=…`: oEmbed 1.0. */
  oembed: "/oembed",
};
