import { use, useEffect, useState } from "react";
import type { Topic } from "../../contracts/cues.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Part } from "../ui/Part.tsx";
import type { Stage } from "./stage.ts";

const Schedule = lazyPart(() => import("../features/schedule/Schedule.tsx"));
const Medals = lazyPart(() => import("../features/medals/Medals.tsx"));
const AthletePage = lazyPart(() => import("../features/athlete/AthletePage.tsx"));
const UnitSheet = lazyPart(() => import("../features/results/UnitSheet.tsx"));

/** A sheet of results: the day, the medals, one athlete's or team's page, or one unit's. */
export type ResultSheet = "schedule" | "medals" | ResultPage;
type ResultPage = { athlete: string } | { unit: string };

interface ResultSheetsProps {
  stage: Pick<Stage, "catalogue" | "results" | "time"> & { sync: Pick<Stage["sync"], "window"> };
  sheet: ResultSheet;
  asOf(): number;
  /** Null where nothing can be watched. */
  onWatch: ((feed: string, at: UtcMs | "live") => void) | null;
  onClose(): void;
}

/** Whoever goes deeper has left something behind. */
const MOST_PAGES = 5;
const keyOf = (page: ResultPage): string => ("athlete" in page ? `athlete ${page.athlete}` : `unit ${page.unit}`);
const topicOf = (sheet: ResultSheet): Topic | null => {
  if (typeof sheet === "string") return sheet;
  return "athlete" in sheet ? `person:${sheet.athlete}` : null;
};

/** The sheet that is open, and over it the pages that were opened from it: one goes, the one below is as it was. */
export default function ResultSheets({ stage, sheet, asOf, onWatch, onClose }: ResultSheetsProps) {
  const results = use(stage.results());
  const [pages, setPages] = useState<readonly ResultPage[]>([]);
  const { catalogue, sync, time } = stage;
  const topics = [sheet, ...pages].map(topicOf).filter((topic) => topic !== null);
  const followed = ["schedule", ...topics].join(" ");
  useEffect(() => results.follow(followed.split(" ") as Topic[]), [results, followed]);

  const open = (page: ResultPage) => {
    const already = [sheet, ...pages].findIndex((each) => typeof each === "object" && keyOf(each) === keyOf(page));
    setPages(already >= 0 ? pages.slice(0, already) : [...pages.slice(0, MOST_PAGES - 1), page]);
  };
  const shared = { results, asOf, onAthlete: (athlete: string) => open({ athlete }) };
  // Each waits by itself: what lies below stays.
  const page = (each: ResultPage, onBack: () => void) => (
    <Part key={keyOf(each)} onClose={onBack}>
      {"athlete" in each ? (
        <AthletePage {...shared} time={time} code={each.athlete} onClose={onBack} />
      ) : (
        <UnitSheet {...shared} unit={each.unit} onClose={onBack} />
      )}
    </Part>
  );
  return (
    <>
      {sheet === "schedule" && (
        <Schedule
          {...{ results, asOf, onWatch, onClose }}
          onUnit={(unit) => open({ unit })}
          transport={sync}
          venues={catalogue.venues}
          feeds={catalogue.feeds}
          timeZone={catalogue.event.timeZone}
        />
      )}
      {sheet === "medals" && <Medals {...shared} time={time} onClose={onClose} />}
      {typeof sheet === "object" && page(sheet, onClose)}
      {pages.map((each, index) => page(each, () => setPages(pages.slice(0, index))))}
    </>
  );
}
