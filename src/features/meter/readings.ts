/** One line of the sync meter. Null where there is nothing to measure yet. */
export interface MeterReading {
  id: string;
  name: string;
  /** Signed ms from the playhead; positive is ahead. */
  offMs: number | null;
  latencyMs: number | null;
  locked: boolean;
  rendition: { width: number; height: number; bitrateKbps: number } | null;
  droppedFrames: number;
  totalFrames: number;
  bufferMs: number;
  stalls: number;
  /** What the tile says where it shows no picture. */
  fault: string | null;
}
