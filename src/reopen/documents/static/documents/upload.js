// Sends files part by part, several at once, and goes on where it broke off. The form sends the
// same files in one piece when this does not run. Nothing is kept in the browser: a file's name,
// size and date are its key, and the site says how much of it is there.

const PART = 4 * 1024 * 1024;
const AT_ONCE = 2;
const LONGEST_PAUSE = 30; // seconds between tries while the connection is gone

class Refused extends Error {}

const form = document.querySelector("[data-upload]");
const words = form?.dataset;
const waiting = [];
let running = 0, total = 0, safe = 0, failed = 0;

function start() {
  form.querySelector("[data-folder]").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const source = form.elements.source;
    const chosen = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (!source.value) return say(words.wordsSource);
    if (!chosen.length && !waiting.length) return say(words.wordsNothing);
    for (const file of chosen) add(file, source.value);
    if (!failed) for (const input of form.querySelectorAll("input[type=file]")) {
      input.value = "";
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    pump();
  });
  window.addEventListener("beforeunload", (event) => { if (running) event.preventDefault(); });
}

function add(file, source) {
  const path = file.webkitRelativePath || file.name;
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = path;
  const state = document.createElement("span");
  state.textContent = words.wordsWaiting;
  const bar = document.createElement("progress");
  bar.max = Math.max(file.size, 1);
  bar.value = 0;
  bar.setAttribute("aria-label", path);
  item.append(name, state, bar);
  list().append(item);
  total += 1;
  waiting.push({ file, source, path, item, state, bar });
}

const list = () => form.querySelector(".uploads");

function say(sentence) {
  form.querySelector("[data-uploads]").hidden = false;
  form.querySelector("[data-summary]").textContent = sentence;
}

function pump() {
  while (running < AT_ONCE && waiting.length) {
    running += 1;
    const one = waiting.shift();
    send(one).catch((problem) => fail(one, problem)).finally(() => {
      running -= 1;
      pump();
    });
  }
  say(`${safe} ${words.wordsOf} ${total} ${words.wordsSummary}`);
  if (!running && !waiting.length && safe) {
    const done = form.querySelector("[data-done]");
    done.hidden = false;
    done.querySelector("a").href = words.receipts;
  }
}

async function send(one) {
  const { file, bar, state } = one;
  await file.slice(0, 1).arrayBuffer().catch(() => { throw new Refused(words.wordsUnreadable); });
  let answer = await begin(one);
  state.textContent = answer.document && file.size ? words.wordsBefore : answer.received ? words.wordsResumed : words.wordsSending;
  while (!answer.document) {
    bar.value = answer.received;
    if (answer.received) state.textContent = `${words.wordsSending} ${Math.floor((100 * answer.received) / file.size)} %`;
    const part = file.slice(answer.received, answer.received + PART);
    const url = `${answer.url}?offset=${answer.received}`;
    answer = { url: answer.url, ...(await ask(one, url, { method: "PUT", body: part, headers: { "Content-Type": "application/octet-stream" } })) };
    if (!answer.document && answer.received >= file.size) answer = await begin(one);
  }
  bar.value = bar.max;
  if (state.textContent !== words.wordsBefore) state.textContent = words.wordsDone;
  const link = document.createElement("a");
  link.href = answer.document;
  link.textContent = one.path;
  one.item.firstChild.replaceChildren(link);
  safe += 1;
}

function begin(one) {
  const body = new URLSearchParams({ source: one.source, key: keyOf(one), path: one.path.slice(-1000), size: one.file.size });
  return ask(one, words.upload, { method: "POST", body });
}

// The same file in the same source has the same key, also after a reload.
function keyOf({ file, path }) {
  let hash = 2166136261;
  for (const char of path) hash = Math.imul(hash ^ char.codePointAt(0), 16777619) >>> 0;
  return `${file.size}-${file.lastModified}-${hash.toString(16)}-${path.slice(-60)}`;
}

// One question to the site; while the connection is gone it is asked again, less and less often.
async function ask(one, url, options) {
  const headers = { ...options.headers, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" };
  for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    let response;
    try {
      response = await fetch(url, { ...options, headers, redirect: "manual", credentials: "same-origin" });
    } catch {
      one.state.textContent = words.wordsLost;
      await new Promise((resolve) => {
        setTimeout(resolve, 1000 * pause);
        window.addEventListener("online", resolve, { once: true });
      });
      continue;
    }
    if (response.type === "opaqueredirect") throw new Refused(words.wordsSignedOut);
    if (response.ok || response.status === 409) return response.json();
    const told = await response.json().catch(() => ({}));
    throw new Refused(told.error || words.wordsServer);
  }
}

function fail(one, problem) {
  failed += 1;
  one.state.textContent = `${words.wordsFailed} ${problem instanceof Refused ? problem.message : words.wordsServer}`;
  one.bar.remove();
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button";
  again.textContent = form.querySelector("button").textContent.trim();
  again.addEventListener("click", () => {
    failed -= 1;
    total -= 1;
    one.item.remove();
    add(one.file, one.source);
    pump();
  });
  one.item.append(again);
}

if (form) start();
