import { assertAnswers, tellsCaches } from "./assertions.ts";
import { cases } from "./cases.ts";
import { measure, type Plan, type Samples } from "./measure.ts";
import { requestsOf } from "./requests.ts";
import { subjectsOf } from "./subjects.ts";

/** What a fresh process is told, as the JSON of its first argument. */
export interface Job {
  readonly case: string;
  /** All of them if empty. */
  readonly subjects: readonly string[];
  readonly plan: Plan;
}

/** What it prints, as its last line. */
export interface Report {
  readonly samples: Samples;
  /** Subjects that answer the case wrongly, and so have no figure. */
  readonly wrong: readonly string[];
  /** Subjects that do not tell caches by `Vary` what their answers depend on. */
  readonly silent: readonly string[];
}

const job: Job = JSON.parse(process.argv[2]!);
const row = cases.find(({ name }) => name === job.case)!;
const wrong: string[] = [];
const silent: string[] = [];
const subjects = [];
for (const subject of subjectsOf(row)) {
  if (job.subjects.length > 0 && !job.subjects.includes(subject.name)) continue;
  try {
    await assertAnswers(row, [subject]);
    subjects.push(subject);
    if (subject.base !== null && !(await tellsCaches(row, subject))) silent.push(subject.name);
  } catch (error) {
    if (!subject.name.endsWith("+cors")) throw error;
    wrong.push(subject.name);
  }
}
const samples = await measure(subjects, requestsOf(row, 32), job.plan);
console.log(JSON.stringify({ samples, wrong, silent } satisfies Report));
process.exit();
