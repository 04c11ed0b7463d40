import { lazy, use, useEffect, useState } from "react";
import type { Topic } from "../../contracts/cues.ts";
import type { UtcMs } from "../../contracts/units.ts";
import type { Stage } from "./stage.ts";

const Schedule = lazy(() => import("../features/schedule/Schedule.tsx"));
const Medals = lazy(() => import("../features/medals/Medals.tsx"));
const AthletePage = lazy(() => import("../features/athlete/AthletePage.tsx"));

/** A sheet of results: the day, the medals, or one athlete's or team's page. */
export type ResultSheet = "schedule" | "medals" | { athlete: string };

interface ResultSheetsProps {
  stage: Stage;
  sheet: ResultSheet;
  asOf(): number;
  onWatch(feed: string, at: UtcMs | "live"): void;
  onClose(): void;
}

/** The sheet that is open. A page that was opened from a sheet gives way to that sheet when it is closed. */
export default function ResultSheets({ stage, sheet, asOf, onWatch, onClose }: ResultSheetsProps) {
  const results = use(stage.results());
  const [above, setAbove] = useState<string | null>(null);
  const { catalogue, sync, time } = stage;
  const athlete = above ?? (typeof sheet === "object" ? sheet.athlete : null);
  const topic: Topic = athlete !== null ? `person:${athlete}` : sheet === "medals" ? "medals" : "schedule";
  useEffect(() => results.follow(["schedule", topic]), [results, topic]);

  const closePage = () => (above === null ? onClose() : setAbove(null));
  if (athlete !== null)
    return (
      <AthletePage key={athlete} {...{ results, time, asOf }} code={athlete} onAthlete={setAbove} onClose={closePage} />
    );
  if (sheet === "medals") return <Medals {...{ results, time, asOf, onClose }} onAthlete={setAbove} />;
  return (
    <Schedule
      {...{ results, asOf, onWatch, onClose }}
      transport={sync}
      venues={catalogue.venues}
      feeds={catalogue.feeds}
      timeZone={catalogue.event.timeZone}
    />
  );
}
