import type { ReactNode } from "react";

/** Where captions stand in the page, and how much of it they take. */
export interface CaptionFrame {
  /** Height of a dock in the band, and whether it stands above what happened or beside it. */
  dockRem: number;
  isStacked: boolean;
  /** The band with what happened. */
  band(happened: ReactNode): ReactNode;
  /** Above the deck, where there is no band. */
  row: ReactNode;
  /** Over the main picture. */
  picture(hasPlates: boolean): ReactNode;
}

/** As long as captions are off. */
export const NO_CAPTIONS: CaptionFrame = {
  dockRem: 0,
  isStacked: false,
  band: (happened) => happened,
  row: null,
  picture: () => null,
};
