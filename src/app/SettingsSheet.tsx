import { readSonification, type Sonification } from "../core/sonification/choice.ts";
import { useObservable } from "../ui/use-observable.ts";
import { keepingWords } from "../words/keeping.ts";
import BreakChoice from "../features/rest/BreakChoice.tsx";
import DataSaver from "../features/settings/DataSaver.tsx";
import Settings from "../features/settings/Settings.tsx";
import SonificationChoice from "../features/sonification/SonificationChoice.tsx";
import SoundLessons from "../features/sonification/SoundLessons.tsx";
import type { Announcements } from "./announcements.ts";
import { keep } from "./keep.ts";
import { usePreferences } from "./preferences.ts";
import { reopenIn } from "./reopen.ts";
import type { Stage } from "./stage.ts";

interface SettingsSheetProps {
  stage: Stage;
  page: "settings" | "sounds";
  /** Minutes, as the viewer or the layout has it; 0: never. */
  breakMin: number;
  /** What pictures besides the main one take. */
  othersKbps: number;
  say: Announcements["say"];
  onBreak(min: 0 | 20 | 40 | 60): void;
  onLearn(): void;
  onClose(): void;
}

/** What the viewer can set, and the lessons that it leads to. */
export default function SettingsSheet(props: SettingsSheetProps) {
  const { stage, say, onClose } = props;
  const preferences = usePreferences();
  const { change } = preferences;
  const [trouble] = useObservable(keep.troubles);
  const choice = readSonification(preferences.sonification);
  const onChoice = (sonification: Sonification) => change({ sonification });
  if (props.page === "sounds") return <SoundLessons {...{ choice, say, onClose }} onChange={onChoice} />;
  return (
    <Settings
      spoilers={preferences.spoilers}
      theme={preferences.theme}
      plates={preferences.plates}
      telling={preferences.telling}
      language={preferences.language}
      note={trouble === undefined ? null : keepingWords[trouble]}
      onLanguage={(tag) => reopenIn(tag, stage)}
      onChange={change}
      onClose={onClose}
    >
      <SonificationChoice
        on={preferences.sonifying}
        choice={choice}
        onTurn={() => change({ sonifying: !preferences.sonifying })}
        onChange={onChoice}
        onLearn={props.onLearn}
      />
      <DataSaver othersKbps={props.othersKbps} />
      <BreakChoice afterMin={props.breakMin} onChoose={props.onBreak} />
    </Settings>
  );
}
