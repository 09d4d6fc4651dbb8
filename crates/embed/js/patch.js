// Changes by paths. Fetched only where a page makes some.

/**
 * The design after changes by paths: names of fields joined by points; an item of a list by its id, the kind of a step, or its place;
 * `+` adds to a list; null takes away.
 * @param {object} design
 * @param {Record<string, unknown>} patch
 */
export function patched(design, patch) {
  const changed = structuredClone(design);
  for (const [path, value] of Object.entries(patch)) put(changed, path.split("."), value === undefined ? null : structuredClone(value), path);
  return changed;
}

function put(place, [name, ...rest], value, path) {
  const nowhere = () => new Error(`A path of this change leads nowhere: "${path}".`);
  if (typeof place !== "object" || place === null || (name in {})) throw nowhere();
  const isList = Array.isArray(place);
  if (isList && name === "+" && !rest.length) return place.push(value);
  const key = isList ? indexOf(place, name) : name;
  if (isList && place[key] === undefined) throw nowhere();
  if (!rest.length) {
    if (value !== null) place[key] = value;
    else if (isList) place.splice(key, 1);
    else delete place[key];
    return undefined;
  }
  if (!Object.hasOwn(place, key)) place[key] = rest[0] === "+" ? [] : {};
  return put(place[key], rest, value, path);
}

function indexOf(list, name) {
  const named = (field) => list.findIndex((item) => item?.[field] === name);
  return [named("id"), named("step"), /^\d+$/.test(name) ? Number(name) : -1].find((found) => found >= 0) ?? -1;
}
