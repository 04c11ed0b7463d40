import type shaka from "shaka-player/dist/shaka-player.dash-es2021.js";
import type { PlayerRole } from "./player.ts";

type Node = shaka.extern.xml.Node;

/** Tags of an MPD that would let the engine steer the rate by itself; the wall's sync group is the only one that steers. */
const STEERING_TAGS = new Set(["ServiceDescription"]);

/** Takes out of a parsed MPD what makes shaka chase a latency of its own even with its live sync off. */
export function withoutSteering(mpd: Node): Node {
  mpd.children = mpd.children.filter((child: unknown) => !(isNode(child) && STEERING_TAGS.has(child.tagName)));
  return mpd;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "tagName" in value;

/** Who keeps the latency: the wall's sync group, or (for comparison) the engine by its own live sync. */
export type Steering = { by: "group" } | { by: "engine"; latencyMs: number };

/** For the first choice; what a tile is large enough for is decided by its height. */
const ASSUMED_BITS_PER_SECOND = 50_000_000;

/** Settings of one shaka player, in its own units (seconds; bits a second). */
export function dashConfig(role: PlayerRole, steering: Steering): object {
  const retryParameters = {
    maxAttempts: 2,
    baseDelay: 200,
    backoffFactor: 1.5,
    fuzzFactor: 0.3,
    timeout: 8000,
    stallTimeout: 4000,
    connectionTimeout: 4000,
  };
  return {
    streaming: {
      lowLatencyMode: true,
      liveSync:
        steering.by === "group"
          ? { enabled: false }
          : { enabled: true, targetLatency: steering.latencyMs / 1000, targetLatencyTolerance: 0.05 },
      rebufferingGoal: 0.1,
      bufferingGoal: 8,
      bufferBehind: 6,
      evictionGoal: 2,
      updateIntervalSeconds: 0.1,
      inaccurateManifestTolerance: 0,
      segmentPrefetchLimit: 0,
      gapDetectionThreshold: 0.1,
      gapJumpTimerTime: 0.1,
      // The sync group brings a player that stands still back in step; two hands would pull at one wheel.
      stallEnabled: false,
      safeSeekOffset: 2,
      // Otherwise a segment that is late makes shaka shun its rendition and take a larger one, which is later still.
      maxDisabledTime: 0,
      retryParameters,
    },
    manifest: {
      disableAudio: role === "picture",
      disableVideo: role === "sound",
      disableText: true,
      disableThumbnails: true,
      // Only bounds how near the live edge may be sought; where the playhead is, the sync group decides.
      defaultPresentationDelay: 0.4,
      raiseFatalErrorOnManifestUpdateRequestFailure: false,
      retryParameters,
      dash: {
        ignoreSuggestedPresentationDelay: true,
        ignoreMinBufferTime: true,
        autoCorrectDrift: false,
        manifestPreprocessorTXml: withoutSteering,
      },
    },
    // Chunks as they are made measure the camera and not the network; the adapter chooses (rung-ceiling.ts).
    abr: { enabled: false, defaultBandwidthEstimate: ASSUMED_BITS_PER_SECOND },
  };
}
