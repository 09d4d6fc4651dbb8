// A design that a link carries. Fetched only where one does.

export { decode } from "../../../web/static/link.js";
