// What draws: modules of WebAssembly, each fetched once for all widgets of a page, and only where a kind of picture needs it.

import { Trouble, troubleOf } from "./trouble.js";

/** Which module knows a kind of picture, as small as it can be; `all` knows every one of every design, and makes files. */
const MODULE_OF = {
  governance: "votes", vote: "votes", "calculator/vote": "votes",
  curve: "curve", split: "money", "calculator/cost": "money",
  power: "power", "s-curve": "costs", tornado: "costs", compare: "scenarios", "say-and-stake": "stake",
};

/** Where a member reads, these are of its result. */
const OF_A_MEMBER = { "s-curve": "result", tornado: "drivers" };

const MODULES = {
  votes: { script: () => import(BASE + "votes.js"), module: () => get(new URL(BASE + "votes_bg.wasm", import.meta.url)) },
  money: { script: () => import(BASE + "money.js"), module: () => get(new URL(BASE + "money_bg.wasm", import.meta.url)) },
  curve: { script: () => import(BASE + "curve.js"), module: () => get(new URL(BASE + "curve_bg.wasm", import.meta.url)) },
  power: { script: () => import(BASE + "power.js"), module: () => get(new URL(BASE + "power_bg.wasm", import.meta.url)) },
  costs: { script: () => import(BASE + "costs.js"), module: () => get(new URL(BASE + "costs_bg.wasm", import.meta.url)) },
  result: { script: () => import(BASE + "result.js"), module: () => get(new URL(BASE + "result_bg.wasm", import.meta.url)) },
  drivers: { script: () => import(BASE + "drivers.js"), module: () => get(new URL(BASE + "drivers_bg.wasm", import.meta.url)) },
  scenarios: { script: () => import(BASE + "scenarios.js"), module: () => get(new URL(BASE + "scenarios_bg.wasm", import.meta.url)) },
  stake: { script: () => import(BASE + "stake.js"), module: () => get(new URL(BASE + "stake_bg.wasm", import.meta.url)) },
  all: { script: () => import(BASE + "all.js"), module: () => get(new URL(BASE + "all_bg.wasm", import.meta.url)) },
};

const started = new Map();

/**
 * The engine for a kind of picture, and for the member who reads it, where one does.
 * @param {string} kind
 * @param {string} member
 */
export function engineFor(kind, member) {
  const name = (member && OF_A_MEMBER[kind]) || MODULE_OF[kind] || "all";
  if (!started.has(name)) {
    started.set(name, start(MODULES[name]).catch((error) => {
      started.delete(name);
      throw error;
    }));
  }
  return started.get(name);
}

async function start({ script, module }) {
  if (typeof WebAssembly !== "object") throw new Trouble("webassembly", "This browser has no WebAssembly, or has it switched off.");
  const [glue, response] = await Promise.all([script(), module()]).catch((error) => { throw troubleOf(error, "module"); });
  try {
    await glue.default({ module_or_path: response });
  } catch {
    throw new Trouble("webassembly", "This page does not allow WebAssembly, or this browser cannot read the module.");
  }
  return glue;
}

async function get(address) {
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Trouble("module", `The module of the widgets did not arrive (${response.status}).`);
  return response;
}
