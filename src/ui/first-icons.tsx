import type { ReactNode } from "react";

/** Icons that the first picture needs; all others are in icons.tsx, which comes later.
 * Outlines on a 24 px grid, drawn with `currentColor`. Their meaning stands beside them in words, so they are hidden from readers. */
export const outline = (children: ReactNode) =>
  function Icon() {
    return (
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {children}
      </svg>
    );
  };

export const PlayIcon = outline(<path d="M7 4.500v15L19.500 12z" fill="currentColor" />);
export const SoundIcon = outline(
  <>
    <path d="M11 5 6.500 9H3v6h3.500L11 19z" />
    <path d="M15.500 9a4.300 4.300 0 0 1 0 6M18.800 5.700a9 9 0 0 1 0 12.600" />
  </>,
);
export const SettingsIcon = outline(
  <>
    <path d="M14 17H4M20 7H10" />
    <circle cx="17" cy="17" r="3" />
    <circle cx="7" cy="7" r="3" />
  </>,
);
export const AgainIcon = outline(
  <path d="M3 12a9 9 0 0 1 15.600-6.100L21 8M21 3v5h-5M21 12a9 9 0 0 1-15.600 6.100L3 16M3 21v-5h5" />,
);
export const NoSignalIcon = outline(
  <path d="M10.700 6H14a2 2 0 0 1 2 2v2.500L22 7v10M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2M2 2l20 20" />,
);
export const WarningIcon = outline(<path d="M12 3.500 2.500 20h19zM12 10v4.500M12 17.300v.01" />);
