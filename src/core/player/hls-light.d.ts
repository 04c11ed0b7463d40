/** The light build (no alternate audio, subtitles or EME) is typed by the whole one. */
declare module "hls.js/light" {
  export { default } from "hls.js";
}
