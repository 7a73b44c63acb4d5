import process from "node:process";
import { importLibrary } from "./libraries.ts";

// A process of its own: prints how many milliseconds the import of a library and a policy by it took.
const begin = performance.now();
(await importLibrary(process.argv[2]!)).create();
console.log(performance.now() - begin);
