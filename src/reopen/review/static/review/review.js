// What unfolds to be filled in takes the focus; Control and Enter hand it in.
//
// data-focus-first    a <details> whose first field gets the focus when it opens
// data-answer         a button that leads to the first field of the form it stands in

const FIRST = "input:not([type=hidden]), textarea, select";

function begin(form) {
  const first = form.querySelector(FIRST);
  const chosen = first?.type === "radio" && first.form.elements[first.name].value;
  const same = chosen ? [...first.form.elements[first.name]].find((each) => each.checked) : first;
  same?.focus();
}

function handIn(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const form = event.target.closest("form");
  form?.requestSubmit(form.querySelector("button:not([type=button])"));
}

for (const details of document.querySelectorAll("[data-focus-first]")) {
  details.addEventListener("toggle", () => { if (details.open) begin(details.querySelector("form")); });
  details.addEventListener("keydown", handIn);
}

for (const button of document.querySelectorAll("[data-answer]")) {
  button.hidden = false;
  button.addEventListener("click", () => begin(button.form));
  button.form.addEventListener("keydown", handIn);
}
