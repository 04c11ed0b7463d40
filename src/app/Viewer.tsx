import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type CommandId, keyMapOf, shortcutOf } from "../features/controls/keys.ts";
import { Wall } from "../features/wall/Wall.tsx";
import type { WallShape } from "../features/wall/wall-shape.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Part } from "../ui/Part.tsx";
import { useObservable } from "../ui/use-observable.ts";
import type { Announcements } from "./announcements.ts";
import { type Commands, createCommands } from "./commands.ts";
import styles from "./Viewer.module.css";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import type { Sheet } from "./Sheets.tsx";
import { TopLine } from "./TopLine.tsx";
import { useActions } from "./use-actions.ts";
import { useFaults } from "./use-faults.ts";
import { useFirstMain } from "./use-first-main.ts";
import { ownEditor } from "./own-wall.ts";
import { useLayout } from "./use-layout.ts";
import { NO_CAPTIONS } from "./caption-frame.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useSubject } from "./use-subject.ts";
import { useSight } from "./use-sight.ts";
import { useSound } from "./use-sound.ts";
import { useWallShape } from "./use-wall-shape.ts";
import type { Page } from "./page.ts";
import type { Layout } from "../core/layouts/layout.ts";
import { observable } from "../core/observable.ts";
import type { TileFace } from "../features/wall/tile-face.ts";
import { faultsWords } from "../words/faults.ts";
import { faceWords } from "../words/faces.ts";
import { wallWords as words } from "../words/wall.ts";

// None of these is needed for the first picture.
const Overlay = lazyPart(() => import("../features/overlay/Overlay.tsx"));
const Happened = lazyPart(() => import("../features/story/Happened.tsx"));
const Panels = lazyPart(() => import("./Panels.tsx"));
const CameraList = lazyPart(() => import("../features/wall/CameraList.tsx"));
const PlayerDeck = lazyPart(() => import("./PlayerDeck.tsx"));
const CaptionHost = lazyPart(() => import("./CaptionHost.tsx"));
const Answer = lazyPart(() => import("../features/controls/Answer.tsx"));
const SyncMeter = lazyPart(() => import("./SyncMeter.tsx"));
const Device = lazyPart(() => import("../pwa/Device.tsx"));

const Magnifier = lazyPart(() => import("../features/magnifier/Magnifier.tsx"));
const PictureControls = lazyPart(() => import("../features/magnifier/PictureControls.tsx"));
const BreakNote = lazyPart(() => import("../features/rest/BreakNote.tsx"));
const Sheets = lazyPart(() => import("./Sheets.tsx"));
const RunSound = lazyPart(() => import("./RunSound.tsx"));
const PictureParts = lazyPart(() => import("../features/magnifier/PictureParts.tsx"));

const NO_FACE = observable<TileFace>({ kind: "starting" });

/** Where nothing moves by itself, a break is suggested after this long unless the viewer wants it otherwise. */
const CALM_BREAK_MIN = 40;

/** Of the window's width: what the main picture may take beside panels, and beside another picture. */
const BESIDE_SHARE = 0.7;
const PAIR_SHARE = 0.62;
/** A few words leave more of it to the picture than tables do. */
const CALM_SHARE = 0.74;

interface ViewerProps {
  stage: Stage;
  say: Announcements["say"];
  page: Page;
}

/** The page: what the layout shows, the deck below it, and the sheets over it. */
export function Viewer({ stage, say, page }: ViewerProps) {
  const { catalogue, sync, telemetry, wall, athletes, time } = stage;
  const preferences = usePreferences();
  const root = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<Sheet | null>(page.sheet ?? null);
  const [answer, setAnswer] = useState<string | null>(null);
  const [meterOpen, setMeterOpen] = useState(false);
  const commands: Commands = useMemo(() => createCommands(stage, say), [stage, say]);
  const { paused } = useObservable(sync.state);

  useFirstMain(stage);
  const tile = wall.tiles.find(({ feed }) => feed.id === preferences.main) ?? wall.tiles[0];
  const main = tile?.feed;
  const face = useObservable(tile?.face ?? NO_FACE);
  // A held picture keeps its figures: they belong to the frame that is still on screen.
  const pictured = face.kind === "picture" || face.kind === "stalled" || face.kind === "reconnecting";
  const { fullScreen, toggle: toggleFullScreen } = useFullScreen(commands);
  const subject = useSubject(catalogue.feeds, main ?? null) ?? main;
  const { layout, shown, places } = useLayout(wall, main ?? null, subject ?? null);
  const { sight, change: onSight, magnify } = useSight();
  const [captions, setCaptions] = useState(NO_CAPTIONS);
  // Beside a whole wall, a widget has no room for columns.
  const columns = page.isWidget && layout.pictures === "all" ? [] : layout.columns;
  const isShort = useObservable(page.short);
  const shape = useWallShape(root, {
    shapeOf: page.shape,
    others: places ? 0 : Math.max(0, shown.length - 1),
    lines: Math.max(0, ...(places ?? []).map(({ y, w }) => y + w)),
    plates: layout.figures === "viewer" ? preferences.plates : layout.figures,
    heroShare: heroShareOf(layout, columns.length > 0),
    isPair: layout.pictures === "two",
    hasBand: layout.band,
    isShort,
    captions,
    layout: layout.id,
    plateScale: sight.figures / 100,
  });
  const breakMin = sight.breakMin ?? (layout.isStill ? CALM_BREAK_MIN : 0);
  const editor = useObservable(ownEditor);
  const sound = useSound(wall, catalogue.feeds, subject ?? null, commands);
  const tell = useCallback(
    (text: string) => {
      say(text, { kind: "news" });
      setAnswer((before) => (before === null ? text : `${before} ${text}`));
    },
    [say],
  );
  useFaults(page.isWidget, tell);
  const asOf = useCallback(
    () => (preferences.spoilers ? stage.now() : sync.playhead()),
    [preferences.spoilers, stage, sync],
  );
  useEffect(() => {
    const opened = page.open(stage, commands, setAnswer).catch(() => setAnswer(faultsWords.unfetched));
    return () => void opened.then((close) => close?.());
  }, [stage, commands, page]);
  const toggleMeter = () => setMeterOpen((open) => !open);
  const { ask, onAccess } = useActions({
    ...{ stage, commands, layout, asOf, say, toggleFullScreen, magnify },
    main: main ?? null,
    subject: subject ?? null,
    isCovered: sheet !== null,
    onMeter: toggleMeter,
    onSheet: setSheet,
    onAnswer: setAnswer,
  });
  const keyOf = (id: CommandId) => shortcutOf(keyMapOf(preferences.ownKeys), preferences.keyMode, id);
  const picture = main && {
    ...{ sight, onSight, telemetry, athletes, playhead: sync.playhead, shortcutOf: keyOf },
    feed: main.id,
  };

  useEffect(() => {
    document.title = main
      ? words.title({ camera: main.name, event: catalogue.event.name, product: words.product })
      : words.product;
  }, [main, catalogue]);
  if (!tile || !main || !subject || !picture) return null;

  return (
    <div
      ref={root}
      className={styles.app}
      data-flow={shape.flow}
      data-layout={layout.id}
      data-full={fullScreen || undefined}
      style={widthsOf(shape)}
    >
      <a className="skip" href="#picture">
        {words.skip}
      </a>
      <TopLine
        {...{ stage, page, say }}
        layout={layout}
        main={main.id}
        canArrange={places !== null}
        onMain={commands.main}
        onLayout={commands.layout}
        onSheet={setSheet}
        onExplain={setAnswer}
      />
      <main className={styles.main} data-columns={columns.length}>
        <Wall
          wall={wall}
          shape={shape}
          full={fullScreen}
          main={main.id}
          {...{ shown, places }}
          handles={
            editor &&
            page.Handles && (
              <Part>
                <page.Handles editor={editor} isColumn={shape.flow === "column"} />
              </Part>
            )
          }
          heard={sound.heard}
          paused={paused}
          time={time}
          overlay={
            <>
              <Part waiting={shape.plates === "below" && <div className={styles.platesPlace} />}>
                <Overlay
                  picture={tile}
                  facts={stage}
                  transport={sync}
                  place={shape.plates}
                  fault={face.kind === "picture" ? null : faceWords(face, time).state}
                  pictured={pictured}
                />
              </Part>
              <Part>
                {shown.length > 0 && (
                  <Magnifier key={main.id} {...picture} picture={tile} still={layout.isStill} say={say} />
                )}
              </Part>
              {captions.picture(shape.plates === "picture")}
            </>
          }
          band={
            layout.band &&
            captions.band(
              !isShort && (
                <Part waiting={<section className={styles.bandPlace} />}>
                  <Happened telemetry={telemetry} athletes={athletes} transport={sync} feed={subject} time={time} />
                </Part>
              ),
            )
          }
          onChoose={commands.main}
          onPress={commands.togglePlay}
          onFullScreen={toggleFullScreen}
        />
        {columns.map((panels, index) => (
          <aside
            // A column has no other name than its place.
            key={panels.join()}
            className={styles.story}
            aria-label={index === 0 ? words.story : words.storyPart({ number: index + 1 })}
          >
            <div className={styles.sections}>
              <Part>
                <Panels
                  {...{ stage, panels, asOf }}
                  main={subject}
                  isPictured={shown.length > 0}
                  sound={sound.choice}
                  onAthlete={(athlete) => setSheet({ athlete })}
                  onGo={commands.go}
                  onMain={commands.main}
                />
              </Part>
            </div>
            {catalogue.event.sample && index === columns.length - 1 && (
              <p className={styles.foot}>{words.sampleEvent}</p>
            )}
          </aside>
        ))}
      </main>
      <div className={styles.deck} data-measure="deck">
        <Part>
          <Device {...{ stage, subject, asOf, say }} isWidget={page.isWidget} />
        </Part>
        <Part>
          {answer !== null && <Answer text={answer} onClose={() => setAnswer(null)} />}
          {breakMin > 0 && (
            <BreakNote transport={sync} afterMin={breakMin} now={stage.now} onPause={commands.togglePlay} say={say} />
          )}
        </Part>
        {captions.row}
        {editor && page.ArrangeBar && (
          <Part>
            <page.ArrangeBar editor={editor} isColumn={shape.flow === "column"} />
          </Part>
        )}
        <Part waiting={<div className={styles.deckPlace} />}>
          <PlayerDeck
            {...{ stage, main, subject, layout, shown, onAccess, say }}
            onCaptionOptions={() => setSheet("captions")}
            onExplain={setAnswer}
            transport={sync}
            time={time}
            sound={sound.choice}
            hearing={sound.hearing}
            soundBlocked={sound.blocked}
            meterOpen={meterOpen}
            fullScreen={fullScreen}
            onGo={commands.go}
            onSeekBy={commands.seekBy}
            onTogglePlay={commands.togglePlay}
            onMeter={toggleMeter}
            onFullScreen={toggleFullScreen}
            onPictureInPicture={commands.pictureInPicture}
            shortcutOf={keyOf}
            onKeys={() => setSheet("keys")}
            onAsk={ask}
            onShare={() => commands.share(setAnswer)}
            hasTimeline={layout.timeline && !isShort}
            picture={
              shown.length === 0
                ? null
                : (className) => (
                    <Part>
                      <PictureControls {...picture} className={className} />
                    </Part>
                  )
            }
            pictureParts={
              shown.length > 0 && (
                <Part>
                  <PictureParts {...picture} />
                </Part>
              )
            }
            cameras={
              layout.pictures === "all" || layout.columns.flat().includes("cameras") ? null : (
                <Part>
                  <CameraList {...{ time }} tiles={wall.tiles} main={main.id} isPictured onChoose={commands.main} />
                </Part>
              )
            }
          />
        </Part>
      </div>
      <Part>
        {preferences.captions["on"] === true && (
          <CaptionHost
            {...{ stage, layout, main, subject, fullScreen, say }}
            isNarrow={shape.flow === "column"}
            onFrame={setCaptions}
          />
        )}
      </Part>
      {meterOpen && (
        <Part onClose={() => setMeterOpen(false)}>
          <SyncMeter {...{ stage }} onClose={() => setMeterOpen(false)} />
        </Part>
      )}
      {sheet !== null && (
        <Part key={JSON.stringify(sheet)} onClose={() => setSheet(null)}>
          <Sheets
            {...{ stage, page, sheet, main, subject, breakMin, asOf, say }}
            onBreak={(min) => onSight({ breakMin: min })}
            onWatch={(feed, at) => {
              setSheet(null);
              commands.main(feed);
              commands.go(at);
            }}
            onSheet={setSheet}
            onClose={() => setSheet(null)}
          />
        </Part>
      )}
      <Part>
        {(preferences.sonifying || preferences.sonification["vibration"] === true) && sheet !== "sounds" && (
          <RunSound {...{ stage }} feed={subject} />
        )}
      </Part>
    </div>
  );
}

/** The wall is its main picture and, at its side, the strip with its gaps. */
function widthsOf({ heroPx, sidePx, columns }: WallShape): CSSProperties {
  const hero = heroPx === null ? "100%" : `${heroPx}px`;
  const wall = heroPx === null ? "100%" : `${heroPx + (sidePx > 0 ? columns * (sidePx + 2) : 0)}px`;
  return { "--hero": hero, "--wall": wall } as CSSProperties;
}

/** Of the window's width, what the main picture may take. */
function heroShareOf({ isStill, pictures }: Layout, hasColumns: boolean): number {
  if (isStill) return CALM_SHARE;
  if (hasColumns) return BESIDE_SHARE;
  return pictures === "two" ? PAIR_SHARE : 1;
}
