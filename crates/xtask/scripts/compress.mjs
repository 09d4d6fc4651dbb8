// Puts a `.br` and a `.gz` beside every file of a folder, as small as they get:
// node compress.mjs FOLDER. Node has both ways of packing, so no crate is needed for them.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = argv[2];
const names = readdirSync(folder, { recursive: true, withFileTypes: true });
for (const name of names.filter((entry) => entry.isFile())) {
  const path = join(name.parentPath ?? name.path, name.name);
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
