import { outline } from "./first-icons.tsx";

export { PlayIcon, SettingsIcon, SoundIcon } from "./first-icons.tsx";

export const PauseIcon = outline(
  <g fill="currentColor">
    <rect x="5" y="4" width="4.500" height="16" rx="1" />
    <rect x="14.500" y="4" width="4.500" height="16" rx="1" />
  </g>,
);
export const ArrangeIcon = outline(
  <>
    <rect x="3" y="4" width="11" height="9" />
    <path d="M17 4h4v4h-4zM17 11h4v4h-4zM3 16h5v4H3zM11 16h4v4h-4z" />
  </>,
);
export const DescriptionIcon = outline(<path d="M3 10v4M7 6.500v11M11 3v18M15 8v8M19 5.500v13M22.500 11v2" />);
export const CaptionsIcon = outline(
  <>
    <rect x="3" y="5" width="18" height="14" rx="2" />
    <path d="M7 11h2.500M13 11h4M7 15h4M15 15h2" />
  </>,
);
export const SignIcon = outline(
  <path d="M18 11.500V6.200a2 2 0 0 0-4 0M14 10.500V4.200a2 2 0 0 0-4 0v6.300M10 10.500V6.200a2 2 0 0 0-4 0v8.300l-1.500-1.600a2 2 0 0 0-2.900 2.700l4 4.200A8 8 0 0 0 11.600 22H14a8 8 0 0 0 8-8V8.200a2 2 0 0 0-4 0" />,
);
export const MutedIcon = outline(
  <>
    <path d="M11 5 6.500 9H3v6h3.500L11 19z" />
    <path d="m16 9 6 6M22 9l-6 6" />
  </>,
);
export const FullScreenIcon = outline(
  <path d="M8 3H5a2 2 0 0 0-2 2v3M16 3h3a2 2 0 0 1 2 2v3M3 16v3a2 2 0 0 0 2 2h3M21 16v3a2 2 0 0 1-2 2h-3" />,
);
export const PictureInPictureIcon = outline(
  <>
    <path d="M21 10V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h5" />
    <rect x="13" y="14" width="9" height="7" rx="1" />
  </>,
);
export const MoreIcon = outline(
  <g fill="currentColor">
    <circle cx="5" cy="12" r="1" />
    <circle cx="12" cy="12" r="1" />
    <circle cx="19" cy="12" r="1" />
  </g>,
);
export const LayoutIcon = outline(
  <>
    <rect x="3" y="4" width="18" height="16" rx="1" />
    <path d="M15 4v16M3 15h12" />
  </>,
);
export const LinkIcon = outline(
  <path d="M10 14a4.500 4.500 0 0 0 6.400.4l3-3a4.500 4.500 0 0 0-6.400-6.400l-1.500 1.500M14 10a4.500 4.500 0 0 0-6.400-.4l-3 3a4.500 4.500 0 0 0 6.400 6.400l1.500-1.500" />,
);
export const AskIcon = outline(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M9.500 9.500a2.600 2.600 0 1 1 3.700 2.400c-.8.4-1.200.9-1.200 1.800M12 17v.1" />
  </>,
);
export const KeysIcon = outline(
  <>
    <rect x="2" y="5" width="20" height="14" rx="2" />
    <path d="M6 9h.01M10 9h.01M14 9h.01M18 9h.01M8 12.500h.01M12 12.500h.01M16 12.500h.01M8 16h8" />
  </>,
);
export const CloseIcon = outline(<path d="M18 6 6 18M6 6l12 12" />);
export const PictureIcon = outline(
  <>
    <circle cx="10.500" cy="10.500" r="6.500" />
    <path d="m15.500 15.500 5.500 5.500" />
  </>,
);
export const LargerIcon = outline(<path d="M12 5v14M5 12h14" />);
export const SmallerIcon = outline(<path d="M5 12h14" />);
export const BackIcon = outline(<path d="M15 5l-7 7 7 7" />);
export const ForthIcon = outline(<path d="M9 5l7 7-7 7" />);
