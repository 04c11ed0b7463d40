import { type CSSProperties, lazy, type ReactNode, Suspense, useRef } from "react";
import { wallWords as words } from "../../words/wall.ts";
import type { Arrangement } from "../../core/walls/arrangement.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import { Part } from "../../ui/Part.tsx";
import { Tile } from "./Tile.tsx";
import type { Wall as WallPlayers } from "./wall.ts";
import styles from "./Wall.module.css";
import { OWN_LINES, type WallShape } from "./wall-shape.ts";

const StripSteps = lazy(() => import("./StripSteps.tsx"));

interface WallProps {
  wall: WallPlayers;
  shape: WallShape;
  /** One picture fills the screen. */
  full: boolean;
  main: string;
  /** The feeds whose pictures are shown; the others keep their places, unseen. */
  shown: readonly string[];
  /** Where they stand in cells, in reading order; null: as the shape says. */
  places: Arrangement | null;
  /** Over the tiles while they are arranged: they themselves do nothing then. */
  handles: ReactNode;
  heard: string | null;
  paused: boolean;
  time: TimeOfDay;
  /** Printed on, or below, the main picture. */
  overlay: ReactNode;
  /** Between the main picture and the strip. */
  band: ReactNode;
  onChoose(feed: string): void;
  onPress(): void;
  onFullScreen(): void;
}

/** A tile's cells, counted from 1, and its place in reading order. */
function placeStyle(places: Arrangement | null, feed: string): CSSProperties | undefined {
  const order = places?.findIndex((place) => place.feed === feed) ?? -1;
  const place = places?.[order];
  return place && ({ "--x": place.x + 1, "--y": place.y + 1, "--w": place.w, order } as CSSProperties);
}

/**
 * The monitor wall. All tiles are children of the strip for good, so that no video element ever leaves its place in the
 * document (which would stop it); the main tile is taken out of the strip's flow and laid over the hero's space by CSS.
 */
export function Wall({
  wall,
  shape,
  full,
  main,
  shown,
  places,
  handles,
  heard,
  paused,
  time,
  overlay,
  band,
  onChoose,
  onPress,
  onFullScreen,
}: WallProps) {
  const name = wall.tiles.find((tile) => tile.feed.id === main)?.feed.name ?? "";
  const strip = useRef<HTMLDivElement>(null);
  const own = places === null || full ? undefined : shape.flow === "column" ? "column" : "cells";
  const isSwiped = shape.isSwiped && own === undefined;
  const style = {
    ...{ "--columns": shape.columns, "--side": `${shape.sidePx}px` },
    "--lines": Math.max(shape.rows || OWN_LINES, ...(places ?? []).map(({ y, w }) => y + w)),
    ...placeStyle(places, main),
  } as CSSProperties;
  return (
    <section
      className={styles.wall}
      style={style}
      data-flow={shape.flow}
      data-strip={full ? undefined : shape.strip}
      data-plates={shape.plates}
      data-full={full || undefined}
      data-own={own}
      data-shown={shown.length}
      hidden={shown.length === 0}
    >
      <figure className={styles.hero} id="picture" tabIndex={-1} aria-label={words.mainPicture({ name })}>
        <div className={styles.space} />
        {overlay}
      </figure>
      {band}
      {own && handles}
      {isSwiped && (
        <Suspense fallback={<div className={styles.steps} />}>
          <StripSteps strip={strip} />
        </Suspense>
      )}
      <div ref={strip} className={styles.strip} role="group" aria-label={words.cameraWall} inert={Boolean(handles)}>
        {wall.tiles.map((tile) => {
          const isMain = tile.feed.id === main;
          return (
            <Part key={tile.feed.id}>
              <Tile
                tile={tile}
                main={isMain}
                style={placeStyle(places, tile.feed.id)}
                hidden={!shown.includes(tile.feed.id)}
                heard={tile.feed.id === heard}
                paused={paused}
                isSwiped={isSwiped && !isMain}
                time={time}
                onPress={isMain ? onPress : () => onChoose(tile.feed.id)}
                onFullScreen={onFullScreen}
              />
            </Part>
          );
        })}
      </div>
    </section>
  );
}
