import { createFormats } from "../core/language/formats.ts";
import { language } from "./language.ts";

/** Times of races, spans, lists and dates in the viewer's language. */
export const formats = createFormats(language);
