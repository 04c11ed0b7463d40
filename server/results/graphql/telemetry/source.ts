/** What open sensors measured of one athlete. `null`: not measured, or not for the public. */
export interface Summary {
  /** UTC ms. */
  from: number;
  to: number;
  /** m/s */
  maxSpeed: number | null;
  meanSpeed: number | null;
  /** m */
  distance: number | null;
  /** g */
  maxGForce: number | null;
  /** m */
  maxHeight: number | null;
}

export interface TelemetrySource {
  /**
   * @param athletes codes as results name them
   * @returns by code; whoever has nothing that is open to the public is missing.
   */
  summary(athletes: readonly string[], from: number, to: number): Promise<ReadonlyMap<string, Summary>>;
}

/** Where there are no sensors. */
export const NO_TELEMETRY: TelemetrySource = { summary: async () => new Map() };
