"use strict";
(() => {
  const about = JSON.parse(document.getElementById("about").textContent);
  const stage = document.querySelector("main");
  const svg = stage.querySelector("svg");
  const panel = document.querySelector("aside");
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const page = svg.viewBox.baseVal;
  const whole = { x: page.x, y: page.y, width: page.width, height: page.height };
  let view = { ...whole };
  svg.removeAttribute("width");
  svg.removeAttribute("height");

  // Shapes by element: the first carries the focus, all of them react to the pointer.
  const shapes = new Map();
  for (const shape of svg.querySelectorAll("[data-element]")) {
    const element = shape.dataset.element;
    if (!about.names[element]) continue;
    if (!shapes.has(element)) shapes.set(element, []);
    shapes.get(element).push(shape);
  }
  for (const [element, own] of shapes) {
    const first = areaOf(own);
    first.setAttribute("tabindex", "0");
    first.setAttribute("role", "button");
    first.setAttribute("aria-label", about.names[element]);
  }

  function areaOf(own) {
    return own.find((shape) => !["text", "polyline"].includes(shape.tagName)) || own[0];
  }

  function show(next) {
    const least = whole.width / 40;
    const width = Math.min(Math.max(next.width, least), whole.width * 2);
    const height = (width * whole.height) / whole.width;
    view = { x: next.x, y: next.y, width, height };
    svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].map((n) => n.toFixed(2)).join(" "));
  }

  function zoom(factor, at) {
    const middle = at || { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    const least = whole.width / 40;
    const width = Math.min(Math.max(view.width / factor, least), whole.width * 2);
    const share = width / view.width;
    show({ x: middle.x - (middle.x - view.x) * share, y: middle.y - (middle.y - view.y) * share, width });
  }

  function place(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  function ring(element, kind) {
    for (const old of svg.querySelectorAll(`.ring.${kind}`)) old.remove();
    if (!element) return;
    const box = areaOf(shapes.get(element)).getBBox();
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    drawn.setAttribute("class", `ring ${kind}`);
    drawn.setAttribute("x", box.x - 2);
    drawn.setAttribute("y", box.y - 2);
    drawn.setAttribute("width", box.width + 4);
    drawn.setAttribute("height", box.height + 4);
    drawn.setAttribute("rx", 4);
    svg.append(drawn);
  }

  function open(element) {
    ring(element, "chosen");
    panel.hidden = false;
    panel.querySelector("h2").textContent = about.names[element];
    panel.querySelector("code").textContent = element;
    const facts = panel.querySelector("dl");
    facts.replaceChildren();
    for (const [label, value] of about.facts[element] || []) {
      const term = document.createElement("dt");
      const words = document.createElement("dd");
      term.textContent = label;
      words.textContent = value;
      facts.append(term, words);
    }
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    const chosen = svg.querySelector(".ring.chosen");
    if (chosen) chosen.remove();
  }

  function goTo(element) {
    const box = areaOf(shapes.get(element)).getBBox();
    const width = Math.min(whole.width, Math.max(box.width * 4, whole.width / 4));
    const height = (width * whole.height) / whole.width;
    show({ x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width });
    open(element);
  }

  function elementAt(target) {
    const shape = target.closest && target.closest("[data-element]");
    return shape && shapes.has(shape.dataset.element) ? shape.dataset.element : null;
  }

  let drag = null;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, view: { ...view }, moved: false, element: elementAt(event.target) };
  });
  stage.addEventListener("pointermove", (event) => {
    if (!drag) return ring(elementAt(event.target), "hovered");
    const scale = svg.getScreenCTM().a;
    const moved = { x: event.clientX - drag.x, y: event.clientY - drag.y };
    if (!drag.moved && Math.hypot(moved.x, moved.y) < 4) return;
    if (!drag.moved) stage.setPointerCapture(event.pointerId);
    drag.moved = true;
    stage.classList.add("dragged");
    show({ ...drag.view, x: drag.view.x - moved.x / scale, y: drag.view.y - moved.y / scale });
  });
  stage.addEventListener("pointerup", () => {
    if (drag && !drag.moved) drag.element ? open(drag.element) : close();
    drag = null;
    stage.classList.remove("dragged");
  });
  stage.addEventListener("pointercancel", () => { drag = null; stage.classList.remove("dragged"); });
  stage.addEventListener("pointerleave", () => ring(null, "hovered"));
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, place(event));
  }, { passive: false });
  stage.addEventListener("focusin", (event) => ring(elementAt(event.target), "hovered"));
  stage.addEventListener("focusout", () => ring(null, "hovered"));

  document.getElementById("in").addEventListener("click", () => zoom(1.4));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("all").addEventListener("click", () => show(whole));
  document.getElementById("print").addEventListener("click", () => window.print());
  panel.querySelector("button").addEventListener("click", close);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { list.hidden = true; close(); return; }
    if (event.target === field) return;
    const step = view.width / 10;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key] && !event.target.closest("aside")) {
      show({ ...view, x: view.x + moves[event.key][0], y: view.y + moves[event.key][1] });
    } else if (event.key === "+" || event.key === "=") zoom(1.2);
    else if (event.key === "-") zoom(1 / 1.2);
    else if (event.key === "0") show(whole);
    else if (event.key === "/") field.focus();
    else if ((event.key === "Enter" || event.key === " ") && elementAt(event.target)) open(elementAt(event.target));
    else return;
    event.preventDefault();
  });

  let matches = [];
  let chosen = 0;
  function mark(index) {
    chosen = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    const item = list.children[index];
    if (item) { item.scrollIntoView({ block: "nearest" }); field.setAttribute("aria-activedescendant", item.id); }
  }
  function search() {
    const word = field.value.trim().toLowerCase();
    matches = [];
    for (const element of shapes.keys()) {
      const facts = (about.facts[element] || []).flat().join(" ");
      const name = `${about.names[element]} ${element}`.toLowerCase();
      const rank = name.includes(word) ? 0 : facts.toLowerCase().includes(word) ? 1 : 2;
      if (word && rank < 2) matches.push([rank, element]);
    }
    matches.sort((one, other) => one[0] - other[0]);
    list.replaceChildren(...matches.slice(0, 50).map(([, element], index) => {
      const item = document.createElement("li");
      const id = document.createElement("small");
      item.id = `match-${index}`;
      item.setAttribute("role", "option");
      item.textContent = about.names[element];
      id.textContent = element;
      item.append(id);
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(index); });
      return item;
    }));
    list.hidden = !matches.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(0);
  }
  function choose(index) {
    if (!matches[index]) return;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    goTo(matches[index][1]);
  }
  field.addEventListener("input", search);
  field.addEventListener("focus", search);
  field.addEventListener("blur", () => { list.hidden = true; });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "ArrowDown" && count) { event.preventDefault(); mark((chosen + 1) % count); }
    if (event.key === "ArrowUp" && count) { event.preventDefault(); mark((chosen + count - 1) % count); }
    if (event.key === "Enter") choose(chosen);
  });

  window.addEventListener("beforeprint", () => svg.setAttribute("viewBox", `0 0 ${whole.width} ${whole.height}`));
  window.addEventListener("afterprint", () => show(view));
  const asked = decodeURIComponent(location.hash.slice(1));
  if (shapes.has(asked)) goTo(asked);
})();
