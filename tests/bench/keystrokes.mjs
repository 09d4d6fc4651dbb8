// How long the page takes from a keystroke to its results, with fifty members: in headless Chromium, on the built site.
// Run by `cargo xtask bench`.

import { answered, closeAll, go, open, serve, start } from "../journeys/workbench.mjs";

const AT_MOST = 16;
const KEYSTROKES = 200;

/** The health alliance with fifty members, each with a seat, as a file. */
async function fifty(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const design = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const provider = design.members.at(-1);
  const seat = design.seats.find((seat) => seat.member === provider.id);
  for (let number = design.members.length; number < 50; number += 1) {
    const id = `member-${number}`;
    design.members.push({ ...provider, id, name: `Member ${number}`, work: "0" });
    design.seats.push({ ...seat, id: `seat-${number}`, title: `Seat ${number}`, member: id });
  }
  return { name: "fifty.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(design)) };
}

/** Types figures into a box and waits each time until the text of the result has changed; answers the times in milliseconds. */
function typing(page, box, result) {
  return page.evaluate(async ([box, result, keystrokes]) => {
    const input = document.querySelector(box);
    const watched = document.querySelector(result);
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const times = [];
    for (let index = 0; index < keystrokes; index += 1) {
      const changed = new Promise((resolve) => {
        const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now()); });
        observer.observe(watched, { subtree: true, childList: true, characterData: true });
      });
      const start = performance.now();
      set.call(input, String(8_800_000 + (index + 1) * 1_234));
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      times.push(await changed - start);
      await new Promise((later) => { setTimeout(later, 20); });
    }
    return times.sort((left, right) => left - right);
  }, [box, result, KEYSTROKES]);
}

const server = await serve();
const { page } = await open(server.url);
await start(page);
const file = await fifty(page);
await go(page, "Start");
await page.setInputFiles("#file", file);
await page.getByRole("button", { name: "Open it" }).click();
await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
await go(page, "Money");
await answered(page);
const times = await typing(page, "input[inputmode=decimal]", ".strip");
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
const [middle, most] = [at(0.5), at(0.95)];
console.log(`\nFrom a keystroke to its results, 50 members: half within ${middle} ms, 95 of 100 within ${most} ms; at most ${AT_MOST} ms\n`);
await closeAll();
server.close();
process.exitCode = Number(most) <= AT_MOST ? 0 : 1;
