"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const search = find("search"), found = find("found"), peek = find("peek"), help = find("help"), back = find("back");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const shown = (element) => element.getClientRects().length > 0;
  const named = (hash) => find(decodeURIComponent(hash.slice(1)));

  find("find").hidden = false;
  find("tools").hidden = false;
  if (innerWidth < 1100) find("contents").open = false;

  // The target of a link: unfold what it lies in, light up all of its words, remember where the reader came from.
  const unfold = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const light = (id) => {
    all(".lit").forEach((piece) => piece.classList.remove("lit"));
    all("[data-c]").forEach((piece) => {
      if (piece.dataset.c.split(" ").includes(id)) piece.classList.add("lit");
    });
  };
  const arrive = () => {
    const target = location.hash.length > 1 ? named(location.hash) : null;
    if (!target) return;
    if (!shown(target)) clear();
    unfold(target);
    light(target.id);
    if (target.matches("a.at, a.chip")) target.focus({ preventScroll: true });
    if (target.closest("details")) target.scrollIntoView();
  };
  addEventListener("hashchange", arrive);

  const trail = [];
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    trail.push({ x: scrollX, y: scrollY, link });
    back.hidden = false;
    hidePeek();
    if (link.getAttribute("href") === location.hash) arrive();
  });
  const goBack = () => {
    const from = trail.pop();
    back.hidden = trail.length === 0;
    if (!from) return;
    scrollTo({ left: from.x, top: from.y, behavior: "instant" });
    from.link.focus({ preventScroll: true });
  };
  back.hidden = true;
  back.addEventListener("click", goBack);

  // Peek: the paragraph that holds the words, without leaving the line that rests on them.
  let waiting = 0;
  const hidePeek = () => { clearTimeout(waiting); peek.hidden = true; };
  const showPeek = (link) => {
    const target = link && link.getAttribute("href").length > 1 ? named(link.getAttribute("href")) : null;
    const paragraph = target && target.closest(".para");
    if (!paragraph || paragraph.contains(link)) return;
    const words = paragraph.querySelector(".t").cloneNode(true);
    all("[id]", words).forEach((element) => element.removeAttribute("id"));
    all("a", words).forEach((element) => element.removeAttribute("href"));
    all("[data-c]", words).forEach((piece) => {
      if (piece.dataset.c.split(" ").includes(target.id)) piece.classList.add("lit");
    });
    const about = target.closest(".report").querySelector("header").cloneNode(true);
    const line = document.createElement("p");
    line.className = "quiet";
    line.textContent = about.querySelector(".kicker").textContent + " · " + about.querySelector("h3").textContent;
    peek.replaceChildren(line, words);
    peek.hidden = false;
    const lit = peek.querySelector(".lit");
    if (lit) peek.scrollTop = lit.offsetTop - peek.offsetTop - 60;
  };
  const resting = "a.ref, a.chip, a.verdict, .holds a";
  if (matchMedia("(hover: hover) and (min-width: 70rem)").matches) {
    document.addEventListener("pointerover", (event) => {
      const link = event.target.closest(resting);
      clearTimeout(waiting);
      waiting = setTimeout(() => (link ? showPeek(link) : hidePeek()), link ? 350 : 250);
    });
  }

  // Search and filters: whole entries stay or go, and what holds nothing any more goes too.
  const lines = all("[data-search]"), holders = all(".speaker, .column, .incident, .holding, .report, .origin, .term, .agreement");
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) {
      const marks = all(".at", element).map((mark) => mark.dataset.n).join(" ");
      texts.set(element, (element.textContent + " " + marks).toLocaleLowerCase());
    }
    return texts.get(element);
  };
  const only = find("only-disputed"), bare = find("hide-background");
  const filter = () => {
    const wanted = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let kept = 0;
    for (const line of lines) {
      const fits = wanted.every((word) => textOf(line).includes(word)) &&
        !(only.checked && line.dataset.status && line.dataset.status !== "disputed") &&
        !(bare.checked && line.classList.contains("background"));
      line.classList.toggle("unmatched", !fits);
      kept += fits ? 1 : 0;
    }
    all(".notes .background").forEach((note) => note.classList.toggle("unmatched", bare.checked));
    const active = wanted.length > 0;
    for (const holder of holders) {
      const empty = active && !holder.querySelector("[data-search]:not(.unmatched)");
      const settled = only.checked && holder.matches(".incident:not([data-disputed])");
      holder.classList.toggle("unmatched", empty || settled);
    }
    found.textContent = active ? kept + (kept === 1 ? " line" : " lines") + " with these words" : "";
  };
  const clear = () => {
    search.value = "";
    only.checked = false;
    bare.checked = false;
    filter();
  };
  let pending = 0;
  search.addEventListener("input", () => { clearTimeout(pending); pending = setTimeout(filter, 120); });
  [only, bare].forEach((box) => box.addEventListener("change", filter));

  // Keys.
  const step = (selector, by) => {
    const stops = all(selector).filter(shown);
    if (!stops.length) return;
    const here = document.activeElement && document.activeElement !== document.body ? document.activeElement : null;
    const inView = here && here.getClientRects().length && here.getBoundingClientRect().bottom > 0 &&
      here.getBoundingClientRect().top < innerHeight ? here : null;
    const after = (stop) => (inView
      ? Boolean(inView.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
      : stop.getBoundingClientRect().top > 8);
    const ahead = stops.filter((stop) => stop !== inView && after(stop));
    const behind = stops.filter((stop) => stop !== inView && !after(stop));
    const next = by > 0 ? ahead[0] : behind[behind.length - 1];
    if (!next) return;
    if (!next.hasAttribute("href")) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    const whole = next.matches("[data-stop]");
    next.scrollIntoView({ block: whole ? "start" : "center", behavior: calm ? "instant" : "auto" });
    if (!whole && !peek.hidden) showPeek(next);
  };
  const claims = ".act > a.chip:first-of-type, a.at";
  const keys = {
    j: () => step(claims, 1),
    k: () => step(claims, -1),
    n: () => step("[data-stop]", 1),
    N: () => step("[data-stop]", -1),
    b: goBack,
    p: () => (peek.hidden ? showPeek(document.activeElement.closest(resting)) : hidePeek()),
    "/": () => { search.focus(); search.select(); },
    "?": () => { if (!help.open) help.showModal(); },
    Escape: () => { if (peek.hidden) clear(); else hidePeek(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.matches("input, textarea, select");
    if (typing && event.key === "Escape") search.blur();
    if ((typing && event.key !== "Escape") || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  find("ask").addEventListener("click", () => help.showModal());
  find("shut").addEventListener("click", () => help.close());

  // Paper: everything unfolded, and folded again afterwards.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));

  arrive();
})();
