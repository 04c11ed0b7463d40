import english from "./en/athlete.json?messages";
import { inLanguage } from "./in-language.ts";
import type { AthleteMessages } from "./messages.ts";

/** Words of an athlete’s, a guide’s or a team’s page. */
export const athleteWords = inLanguage("athlete", english) as AthleteMessages;
