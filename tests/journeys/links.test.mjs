// A design travels in a link: said before it is copied, seen before it is opened, never over what is open; and as a QR code that a
// phone reads from a projector.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { closeAll, fileOf, launch, open, ready, saved, serve, shots, start, violations } from "./workbench.mjs";

let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

const dialog = (page) => page.getByRole("dialog", { name: "The design as a link" });

/** The link dialog of the open design. */
async function offer(page) {
  await page.locator("button.file").click();
  await page.getByRole("button", { name: "Copy link or QR code" }).click();
  await dialog(page).getByRole("textbox", { name: "The link" }).waitFor();
  return dialog(page).getByRole("textbox", { name: "The link" }).inputValue();
}

/** What is on the page when a link has come in. */
const arrival = (page) => page.getByRole("region", { name: "In the link" });
const refusal = (page) => page.getByRole("region", { name: "There is a problem with the link" });

/** What a camera sees that takes a picture of the page from so far away that it is this wide: the text of the QR code in it. */
async function photographed(page, width) {
  const shot = await page.screenshot();
  const camera = await (await launch()).newPage();
  const seen = await camera.evaluate(async ([picture, width]) => {
    const image = await createImageBitmap(await (await fetch(picture)).blob());
    const canvas = new OffscreenCanvas(width, Math.round((image.height * width) / image.width));
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    // A little askew, as nobody holds a phone straight.
    pen.setTransform(1, 0.03, -0.03, 1, width * 0.01, 0);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return bytes.toBase64?.() ?? btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, [`data:image/png;base64,${shot.toString("base64")}`, width]);
  await camera.close();
  const { data, width: across, height } = PNG.sync.read(Buffer.from(seen, "base64"));
  return jsQR(Uint8ClampedArray.from(data), across, height)?.data;
}

test("copied by mouse, opened elsewhere: a preview first, then a new document; the address is an ordinary one", async () => {
  const { context, page, wrong } = await open(server.url, { permissions: ["clipboard-read", "clipboard-write"] });
  await start(page);
  await page.getByLabel("Name of Riverside Trust").fill("Leeds & “York” <Trust>");
  const link = await offer(page);
  await dialog(page).getByText("Whoever has the link can read them.").waitFor();
  await dialog(page).getByText("Named in it: NHS commissioner, Leeds & “York” <Trust>,").waitFor();
  await dialog(page).getByText(`This link has ${link.length} characters.`).waitFor();
  assert.ok(link.startsWith(`${server.url}#c2.`) && link.length < 250, link);
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: join(shots, "link-1440.png") });
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await dialog(page).getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  const file = await fileOf(page, dialog(page).getByRole("button", { name: "Download the file" }));
  assert.match(file.name, /\.alliance\.json$/);

  const other = await open(link);
  await arrival(other.page).getByText("Camden-like health alliance").waitFor();
  assert.match(await arrival(other.page).innerText(), /6 members, 11 seats, 5 rules, a target cost of £8,800,000/);
  assert.equal(other.page.url(), `${server.url}#start`);
  assert.equal(await other.page.evaluate(() => document.activeElement.textContent), "In the link");
  assert.deepEqual(await violations(other.page), []);
  await other.page.getByRole("button", { name: "Open it" }).click();
  await other.page.getByLabel("Name of Leeds & “York” <Trust>").waitFor();
  await saved(other.page);
  const same = await fileOf(other.page, await menu(other.page, /^Download as a file/));
  assert.deepEqual({ ...JSON.parse(same.text), modified: 0 }, { ...JSON.parse(file.text), modified: 0 });
  assert.deepEqual([...wrong, ...other.wrong], []);
  await context.close();
  await other.context.close();
});

/** A button of the file menu. */
async function menu(page, name) {
  await page.locator("button.file").click();
  return page.getByRole("button", { name });
}

test("by keyboard: the menu, the dialog, Escape, and the focus back where it was", async () => {
  const { context, page, wrong } = await open(server.url, { permissions: ["clipboard-read", "clipboard-write"] });
  await start(page, "blank");
  await page.locator("button.file").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Copy link or QR code" }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("img", { name: "QR code of the link" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "The design as a link");
  for (const stop of ["Close", "The link", "Copy link"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent), stop);
  }
  await page.keyboard.press("Enter");
  await dialog(page).getByText("Copied.").waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.className), "btn file");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a link that comes while a design is open leaves it alone, by address and by paste", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page, "north-sea-platform");
  const link = await offer(page);
  await page.keyboard.press("Escape");
  await page.locator("button.file").click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Mine, and open");
  await saved(page);
  await page.goto(link);
  await arrival(page).getByText("North Sea platform").waitFor();
  assert.equal(page.url(), `${server.url}#start`);
  await page.getByRole("button", { name: "Not now" }).click();
  await arrival(page).waitFor({ state: "detached" });
  // The same link again, and once more by paste.
  await page.goto(link);
  await arrival(page).getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
  await page.goto(`${server.url}#start`);
  await page.getByText("Paste a link, a code or a file").click();
  for (const text of [link, link.slice(link.indexOf("#") + 1)]) {
    await page.getByLabel("The link, the code, or the text of the file").fill(text);
    await page.getByRole("button", { name: "Look at it" }).click();
    const pasted = page.getByRole("region", { name: "In what you pasted" });
    await pasted.getByText("North Sea platform").waitFor();
    await pasted.getByRole("button", { name: "Not now" }).click();
  }
  const kept = page.getByRole("region", { name: "On this device" });
  await kept.getByText("Mine, and open").waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await kept.getByRole("listitem").count(), 2);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("broken, cut, from a newer version, a bomb, no design: one clear sentence, and nothing is opened", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page);
  const link = await offer(page);
  await page.keyboard.press("Escape");
  await saved(page);
  const packed = (text) => `c1.${deflateRawSync(text).toString("base64url")}`;
  const said = {
    [link.slice(0, -6)]: /This link is damaged/,
    [`${server.url}#c1.%E0%A4`]: /This link is damaged/,
    [`${server.url}#c7.AbC`]: /made by a newer version of the workbench/,
    [`${server.url}#${packed(Buffer.alloc(20_000_000))}`]: /holds more than a design can be/,
    [`${server.url}#c1.${"A".repeat(70_000)}`]: /holds more than a design can be/,
    [`${server.url}#${packed('{"title":"<img src=x onerror=alert(1)>"}')}`]: /Expected/,
  };
  for (const [address, sentence] of Object.entries(said)) {
    await page.goto(address);
    await refusal(page).getByText(sentence).first().waitFor();
    assert.equal(page.url(), `${server.url}#start`);
    await refusal(page).getByRole("button", { name: "Close" }).click();
  }
  assert.equal(await page.getByRole("region", { name: "On this device" }).getByRole("listitem").count(), 1);
  // On a fresh page too, and other people's fragments are none of our business.
  const other = await open(link.slice(0, -6));
  await refusal(other.page).getByText("This link is damaged").waitFor();
  assert.deepEqual(await violations(other.page), []);
  await other.page.screenshot({ path: join(shots, "link-broken-1440.png") });
  await other.page.goto(`${server.url}#:~:text=alliance`);
  await other.page.goto(`${server.url}#chapter-2`);
  await other.page.reload();
  await ready(other.page);
  assert.equal(await refusal(other.page).count(), 0);
  assert.deepEqual([...wrong, ...other.wrong], []);
  await context.close();
  await other.context.close();
});

/** A design whose names nobody could guess, so that they take their room in a link. */
async function withNoise(page, letters) {
  const home = await fileOf(page, await menu(page, /^Download as a file/));
  const design = JSON.parse(home.text);
  design.title = "A design of many words";
  // A linear congruence (Numerical Recipes), of which no packer finds the pattern.
  let state = 7;
  design.purpose = Array.from({ length: letters }, () => String.fromCharCode(97 + ((state = (state * 1664525 + 1013904223) % 4294967296) >>> 16) % 26)).join("");
  await page.goto(`${server.url}#start`);
  await page.setInputFiles("#file", { name: "long.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(design)) });
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
}

test("what is long is said: cut by some programs, no QR code, no link at all; the file is offered", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page);
  await withNoise(page, 4_000);
  const link = await offer(page);
  assert.ok(link.length > 3_000 && link.length < 32_000, `${link.length}`);
  await dialog(page).getByText("Some programs cut links that have more than 2,000.").waitFor();
  await dialog(page).getByText("a QR code holds at most 2,953 characters").waitFor();
  assert.equal(await dialog(page).getByRole("img").count(), 0);
  await page.keyboard.press("Escape");
  await withNoise(page, 60_000);
  await page.locator("button.file").click();
  await page.getByRole("button", { name: "Copy link or QR code" }).click();
  await dialog(page).getByText("This design is too large for a link. Send it as a file instead.").waitFor();
  assert.equal(await dialog(page).getByRole("button", { name: "Copy link" }).count(), 0);
  const { text } = await fileOf(page, dialog(page).getByRole("button", { name: "Download the file" }));
  assert.equal(JSON.parse(text).purpose.length, 60_000);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`a phone reads the code from the dialog and from a projector (${colorScheme})`, async () => {
    const { context, page, wrong } = await open(server.url, { colorScheme, viewport: { width: 1920, height: 1080 } });
    await start(page);
    await page.getByLabel("Name of Riverside Trust").fill("Leeds and York Trust");
    const link = await offer(page);
    await dialog(page).getByRole("img", { name: "QR code of the link" }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, `qr-${colorScheme}.png`) });
    assert.equal(await photographed(page, 1920), link);
    await dialog(page).getByRole("button", { name: "Show large" }).click();
    const large = page.getByRole("dialog", { name: "QR code of Camden-like health alliance" });
    const box = await large.getByRole("img").boundingBox();
    assert.ok(box.height > 900, `${box.height}`);
    await page.screenshot({ path: join(shots, `qr-large-${colorScheme}.png`) });
    assert.deepEqual(await violations(page), []);
    // From the back of the room the whole screen is a small part of what the camera sees.
    for (const width of [1920, 960, 480, 320]) assert.equal(await photographed(page, width), link, `${width} px`);
    await page.keyboard.press("Escape");
    await large.waitFor({ state: "detached" });
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("on a phone: the dialog fits, and nothing is asked of the network for it", async () => {
  const { context, page, wrong } = await open(server.url, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await start(page);
  const link = await offer(page);
  await dialog(page).getByRole("img", { name: "QR code of the link" }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const box = await dialog(page).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390);
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: join(shots, "link-390.png") });
  await page.keyboard.press("Escape");
  await page.evaluate((to) => { location.href = to; }, link);
  await arrival(page).getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
