import process from "node:process";
import { measureConstruction } from "./construction.ts";
import { measureLists } from "./lists.ts";
import { measureMatching } from "./matching.ts";

const { rounds } = JSON.parse(process.argv[2]!) as { rounds: number };
const sizes = [1, 10, 1000, 100_000];
const matching = await measureMatching(sizes, rounds);
const lists = await measureLists(rounds);
const construction = await measureConstruction(sizes, rounds);
console.log(JSON.stringify({ matching, lists, construction }));
