// What hands do to a widget, by mouse, by touch and by keyboard.

import { aside } from "./trouble.js";

const FORWARD = ["ArrowRight", "ArrowDown"];
const BACK = ["ArrowLeft", "ArrowUp"];

/** The slider moves. */
export function onInput(element, { target }) {
  if (target.type === "range") element.slide(`${target.value}.00`);
}

/** A seat is pressed, or something is taken along. */
export function onPress(element, { target }) {
  const seat = target.closest('[data-seat][role="button"]');
  if (seat) element.press(seat.dataset.seat);
  const what = target.closest("[data-do]")?.dataset.do;
  if (what) aside(() => import(BASE + "take.js")).then(({ take }) => take(element, what)).catch(() => {});
}

/** Arrow keys walk round the table; space and enter press. */
export function onKey(element, event) {
  const seat = event.target.closest?.('[data-seat][role="button"]');
  const turn = FORWARD.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
  if (!seat || (!turn && event.key !== " " && event.key !== "Enter")) return;
  event.preventDefault();
  if (!turn) return element.press(seat.dataset.seat);
  const all = [...element.shadowRoot.querySelectorAll('[data-seat][role="button"]')];
  const next = all[(all.indexOf(seat) + turn + all.length) % all.length];
  for (const one of all) one.setAttribute("tabindex", one === next ? "0" : "-1");
  next.focus();
}
