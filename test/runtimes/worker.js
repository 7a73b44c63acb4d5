// The far end of pool.ts. JavaScript, since Node 20 cannot run TypeScript.
import process from "node:process";
import { parse, stringify } from "devalue";
import { init, runBaseTests, setupEnvironment } from "vitest/worker";

init({
  post: (message) => process.send?.(message),
  on: (listener) => process.on("message", listener),
  off: (listener) => process.off("message", listener),
  serialize: (message) => stringify(message),
  deserialize: (text) => parse(text),
  setup: setupEnvironment,
  runTests: (state, traces) => runBaseTests("run", state, traces),
  collectTests: (state, traces) => runBaseTests("collect", state, traces),
});
