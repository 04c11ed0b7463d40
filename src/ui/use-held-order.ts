import { type FocusEvent, type PointerEvent, useState } from "react";
import { heldOrder } from "../core/results/held-order.ts";

/**
 * Keeps a list's order while the pointer is over it or the focus in it. Spread `area` on what holds the list and the
 * button that updates it: going there must not be leaving.
 */
export function useHeldOrder(wanted: readonly string[]) {
  const [held, hold] = useState<readonly string[] | null>(null);
  const { order, waits } = heldOrder(held, wanted);
  const keep = () => hold((before) => before ?? wanted);
  return {
    order,
    waits,
    update: () => hold((before) => before && wanted),
    area: {
      onPointerEnter: keep,
      onPointerLeave: ({ currentTarget }: PointerEvent) => !isIn(currentTarget) && hold(null),
      onFocus: keep,
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) &&
        !currentTarget.matches(":hover") &&
        hold(null),
    },
  };
}

/** A press on the bare list focuses what scrolls it; that is no reading with the keyboard. */
const isIn = (area: Element): boolean =>
  area.contains(document.activeElement) && document.activeElement?.matches(":focus-visible, button") === true;
