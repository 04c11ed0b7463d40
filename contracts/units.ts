/**
 * Branded units. A number that crosses a module boundary says what it measures.
 * The one clock (docs/adr/0001): event time is UTC in milliseconds since the Unix epoch.
 */
declare const unit: unique symbol;
type Unit<U extends string> = number & { readonly [unit]: U };

/** Event time: milliseconds since 1970-01-01T00:00:00Z, fractions allowed. */
export type UtcMs = Unit<"UtcMs">;
/** 90 kHz ticks, the clock of MPEG-2 systems (ISO/IEC 13818-1). */
export type Ticks90k = Unit<"Ticks90k">;

export const utcMs = (value: number): UtcMs => value as UtcMs;
export const ticks90k = (value: number): Ticks90k => value as Ticks90k;
