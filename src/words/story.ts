import english from "./en/story.json?messages";
import { inLanguage } from "./in-language.ts";
import type { StoryMessages } from "./messages.ts";

/** Words of what stands beside the picture. */
export const storyWords = inLanguage("story", english) as StoryMessages;
