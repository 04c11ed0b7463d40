import { expect, test } from "vitest";
import { createAptProgress } from "./apt-progress.mjs";

test("each full tenth is said once, of fetching and of unpacking, wherever the lines are cut", () => {
  const said: string[] = [];
  const progress = createAptProgress((percent: number, step: string) => said.push(`${step} ${percent}`));
  for (const text of [
    "dlstatus:1:3.5:Retrieving\ndlst",
    "atus:1:14.2:x\ndlstatus:1:19:x\n",
    "pmstatus:ffmpeg:50.1:Unpacking: a\n",
    "pmstatus:x:41:y\nrubbish\n",
  ]) {
    progress.push(text);
  }
  expect(said).toEqual(["fetched 10", "unpacked 50"]);
});
