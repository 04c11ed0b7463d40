import english from "./en/schedule.json?messages";
import { inLanguage } from "./in-language.ts";
import type { ScheduleMessages } from "./messages.ts";

/** Words of the schedule. */
export const scheduleWords = inLanguage("schedule", english) as ScheduleMessages;
