import { Button } from "../../ui/Button.tsx";
import { PictureIcon } from "../../ui/icons.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { sightWords as said } from "../../words/sight.ts";
import PictureParts, { type PictureChoice, ZoomGroup } from "./PictureParts.tsx";
import styles from "./PictureParts.module.css";
import { zoomText } from "./said.ts";

interface PictureControlsProps extends PictureChoice {
  /** Of the button: the deck says where there is room for it. */
  className: string | undefined;
}

/** In the deck: a button that opens all of it, and where type is large the magnifier itself. */
export default function PictureControls({ className, ...choice }: PictureControlsProps) {
  const { zoom } = choice.sight;
  return (
    <>
      <Popover
        label={said.picture}
        button={(opens) => (
          <Button
            className={className}
            icon={<PictureIcon />}
            aria-label={zoom === 1 ? said.picture : said.pictureIs({ zoom: zoomText(zoom) })}
            tip={said.picture}
            {...opens}
          >
            {zoom === 1 ? undefined : said.times({ zoom: zoomText(zoom) })}
          </Button>
        )}
      >
        <PictureParts {...choice} />
      </Popover>
      <div className={styles.atOnce}>
        <ZoomGroup {...choice} />
      </div>
    </>
  );
}
