/** What `npm run bench -- embed` holds the widget to, beside the app measured in the same run. */
export interface EmbedFigures {
  /** The widget's wall to its first picture, the app's being 1; medians of rounds that take turns. */
  embed_first_picture_ratio: number;
  /** JavaScript before the first picture, Brotli. */
  embed_js_kb: number;
  app_js_kb: number;
  loader_kb: number;
}

/** Medians of nine rounds of the same page differ by less. */
export const NOISE_RATIO = 1.15;
export const LOADER_MOST_KB = 15;

/** What is worse than it may be, a sentence each. A figure that was not measured is. */
export function embedFaults(figures: EmbedFigures): string[] {
  const { embed_first_picture_ratio: ratio, embed_js_kb: widgetKb, app_js_kb: appKb, loader_kb: loaderKb } = figures;
  const bars: readonly [boolean, string][] = [
    [ratio <= NOISE_RATIO, `the widget's first picture takes ${ratio.toFixed(2)} times as long as the app's`],
    [widgetKb <= appKb, `the widget's page runs ${widgetKb} kB before its first picture, the app's ${appKb} kB`],
    [loaderKb <= LOADER_MOST_KB, `the loader is ${loaderKb} kB, and may be ${LOADER_MOST_KB} kB`],
  ];
  return bars.flatMap(([isFine, says]) => (isFine ? [] : [says]));
}
