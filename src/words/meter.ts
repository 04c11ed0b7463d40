import english from "./en/meter.json?messages";
import { inLanguage } from "./in-language.ts";
import type { MeterMessages } from "./messages.ts";

/** Words of the sync meter. */
export const meterWords = inLanguage("meter", english) as MeterMessages;
