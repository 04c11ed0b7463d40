import type { Point } from "../../core/magnifier/view.ts";
import type { Glass } from "./glass.ts";

/** A finger or a mouse that moves less than this has pressed, not dragged. CSS pixels. */
const PRESS_PX = 6;
const DOUBLE_TAP_MS = 320;
const DOUBLE_TAP_PX = 32;
/** A notch of a wheel is about a quarter more. */
const WHEEL_STEP = 0.0022;
const DOUBLE_TAP_ZOOM = 2.5;

/**
 * Pinch, drag, wheel and double tap on the picture. Elsewhere the page's own zoom stays; a wheel that would scroll scrolls,
 * unless Ctrl is held or the magnifier is on. What was a gesture is no press of the picture's button.
 */
export function watchGestures(press: HTMLElement, glass: Glass): () => void {
  const fingers = new Map<number, Point>();
  let start: Point | null = null;
  let isGesture = false;
  let lastTap: { at: Point; time: number } | null = null;
  let swallowUntil = 0;

  const touchAction = () => {
    press.style.touchAction = glass.view().zoom > 1 ? "none" : "pan-x pan-y";
  };
  const local = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = press.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const pair = (): readonly [Point, Point] | null => {
    const [one, other] = fingers.values();
    return one && other ? [one, other] : null;
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    if (fingers.size >= 2) return;
    const at = local(event);
    if (fingers.size === 0) {
      isGesture = false;
      start = at;
    }
    fingers.set(event.pointerId, at);
    if (fingers.size === 2) isGesture = true;
  };
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const at = local(event);
    const from = pair();
    if (from) {
      event.preventDefault();
      fingers.set(event.pointerId, at);
      const to = pair();
      if (to) glass.pinch(from, to);
      return;
    }
    if (glass.view().zoom === 1 || !start) return;
    if (!isGesture && Math.hypot(at.x - start.x, at.y - start.y) < PRESS_PX) return;
    if (!isGesture) {
      isGesture = true;
      press.setPointerCapture(event.pointerId);
    }
    fingers.set(event.pointerId, at);
    glass.drag({ x: at.x - before.x, y: at.y - before.y });
  };
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    touchAction();
    if (event.type === "pointercancel") return;
    if (isGesture) {
      swallowUntil = event.timeStamp + DOUBLE_TAP_MS;
      return;
    }
    if (event.pointerType === "mouse") return;
    const at = local(event);
    const again =
      lastTap !== null &&
      event.timeStamp - lastTap.time < DOUBLE_TAP_MS &&
      Math.hypot(at.x - lastTap.at.x, at.y - lastTap.at.y) < DOUBLE_TAP_PX;
    lastTap = again ? null : { at, time: event.timeStamp };
    if (again) {
      glass.zoomAt(glass.view().zoom > 1 ? 1 : DOUBLE_TAP_ZOOM, at);
      touchAction();
    }
  };
  /** A double tap is a double click too, and that would fill the screen. */
  let touchedAt = Number.NEGATIVE_INFINITY;
  const swallow = (event: MouseEvent) => {
    const isDoubleTap = event.type === "dblclick" && event.timeStamp - touchedAt < 2 * DOUBLE_TAP_MS;
    if (event.timeStamp > swallowUntil && !isDoubleTap) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const touched = (event: PointerEvent) => {
    if (event.pointerType !== "mouse") touchedAt = event.timeStamp;
  };
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && glass.view().zoom === 1) return;
    event.preventDefault();
    // A page that is zoomed by Ctrl and wheel, or by two fingers on a pad, sends small steps.
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
    const strength = event.ctrlKey && Math.abs(pixels) < 50 ? 4 : 1;
    glass.zoomAt(glass.view().zoom * Math.exp(-pixels * strength * WHEEL_STEP), local(event));
    touchAction();
  };

  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options: AddEventListenerOptions = {},
  ) => press.addEventListener(type, listener, { ...options, signal: stop.signal });
  on("pointerdown", touched, { capture: true });
  on("pointerdown", down);
  on("pointermove", move);
  on("pointerup", up);
  on("pointercancel", up);
  on("click", swallow, { capture: true });
  on("dblclick", swallow, { capture: true });
  on("wheel", wheel, { passive: false });
  // A picture that is dragged is moved, not carried away.
  on("dragstart", (event) => event.preventDefault());
  touchAction();
  const watched = glass.state.subscribe(touchAction);
  return () => {
    stop.abort();
    watched();
    press.style.touchAction = "";
  };
}
