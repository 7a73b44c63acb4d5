#!/usr/bin/env node
/**
 * The command line: `npx withcors check https://api.example.com/items` finds out what a browser would do, and why.
 *
 * @module
 */
import { start } from "./cli/main.ts";

await start();
