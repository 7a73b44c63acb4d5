const { api } = document.documentElement.dataset;

/** Each makes its calls one after the other: `fetch(api + path, init)`. */
const experiments = [
  {
    name: "get",
    title: "A plain GET",
    lead:
      "Sent at once, since any form or image could send the same. The API is public: every origin may read the answer.",
    path: "/time",
  },
  {
    name: "put",
    title: "A PUT with a header of its own",
    lead:
      "No form could send this, so the browser asks first, by a preflight, whether the method and the headers are allowed.",
    path: "/note",
    init: { method: "PUT", headers: { "content-type": "text/plain", "x-request-id": "demo-1" }, body: "Buy milk" },
  },
  {
    name: "credentials",
    title: "With credentials",
    lead:
      "The first answer sets a cookie, and the second request brings it back: both need the API's explicit consent.",
    path: "/visits",
    init: { credentials: "include" },
    calls: 2,
  },
  {
    name: "refused-origin",
    title: "An answer for another origin",
    lead: "The handler runs and answers 200. But the answer is not for this page, so the browser keeps it to itself.",
    path: "/report",
  },
  {
    name: "refused-method",
    title: "A method that is not allowed",
    lead: "The preflight lists other methods. The browser compares, and never sends the DELETE.",
    path: "/note",
    init: { method: "DELETE" },
  },
];

const status = document.querySelector("[role=status]");
const button = document.querySelector("button");
const articles = new Map(experiments.map((experiment) => [experiment, createArticle(experiment)]));

document.querySelector("main").append(...articles.values());
button.addEventListener("click", runAll);
await runAll();

async function runAll() {
  button.disabled = true;
  status.textContent = "Running …";
  try {
    for (const [experiment, article] of articles) show(article, await run(experiment));
    const refused = document.querySelectorAll("article[data-outcome=refused]").length;
    status.textContent = `${articles.size} done: ${articles.size - refused} allowed, ${refused} refused`;
  } catch {
    status.textContent = "The demo does not answer: start it again by npm start";
  } finally {
    button.disabled = false;
  }
}

/**
 * Makes the calls as any page would, then asks the page's own server what the API saw of them. Each run has URLs of its own: no preflight
 * is left out because the browser remembers an earlier answer.
 */
async function run({ path, init, calls = 1 }) {
  const id = crypto.randomUUID().slice(0, 8);
  const result = { outcome: "allowed", bodies: [], readable: [] };
  try {
    for (let call = 0; call < calls; call++) {
      const response = await fetch(`${api}${path}?run=${id}`, init);
      result.readable = [...response.headers.keys()];
      result.bodies.push(await response.text());
    }
  } catch (error) {
    result.outcome = "refused";
    result.error = error;
  }
  const exchanges = await fetch(`/exchanges?run=${id}`);
  return { ...result, exchanges: await exchanges.json() };
}

function createArticle({ name, title, lead, path, init }) {
  const article = instantiate("experiment");
  article.dataset.experiment = name;
  fill(article, "h2", title);
  fill(article, ".lead", lead);
  fill(article, ".call", `await fetch("${api}${path}"${init === undefined ? "" : `, ${toSource(init)}`});`);
  return article;
}

function toSource(init) {
  const source = JSON.stringify(init, null, 2).replace(/"(\w+)":/g, "$1:");
  return source.length < 40 ? source.replace(/\s+/g, " ") : source;
}

function show(article, { outcome, bodies, error, readable, exchanges }) {
  article.dataset.outcome = outcome;
  fill(article, ".verdict", outcome === "allowed" ? "Allowed" : "Refused");
  fill(article, ".got", ...(error === undefined ? bodies : [`${error.name}: ${error.message}`]).map(createLine));
  fill(article, ".readable", readable.join(", ") || "none");
  fill(article, ".explanation", ...exchanges.map(({ explanation }) => createLine(explanation.text)));
  fill(article, ".exchanges", ...exchanges.map(createExchange));
  const { kind, method } = exchanges.at(-1).explanation;
  fill(article, ".unsent", kind === "preflight" ? `The ${method} itself was never sent.` : "");
}

function createExchange({ request, response, explanation: { kind } }) {
  const item = instantiate("exchange");
  item.dataset.kind = kind;
  fill(item, "h3", kind === "preflight" ? "Preflight" : "Request");
  fill(item, ".request.line", `${request.method} ${request.path}`);
  fill(item, ".request.headers", ...request.headers.map(createHeader));
  fill(item, ".response.line", `${response.status}`);
  fill(item, ".response.headers", ...response.headers.map(createHeader));
  return item;
}

function createHeader([name, value]) {
  const header = document.createElement("li");
  header.dataset.name = name;
  header.append(Object.assign(document.createElement("b"), { textContent: name }), `: ${value}`);
  return header;
}

function createLine(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}

function instantiate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

function fill(parent, selector, ...children) {
  parent.querySelector(selector).replaceChildren(...children);
}
