import process from "node:process";
import { importLibrary } from "./libraries.ts";

// A process of its own: prints how many milliseconds the import of a library and a policy by it took. Node loads its Fetch
// classes, for 30 ms and more, when the first is named: every server pays that, whichever library happens to be the first.
new Request("http://localhost", { headers: new Response().headers });

const begin = performance.now();
(await importLibrary(process.argv[2]!)).create();
console.log(performance.now() - begin);
