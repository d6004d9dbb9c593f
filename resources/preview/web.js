// The hands of the preview within the web page. Runs in a world of its own: the page has no script and sees none of this.
"use strict";

globalThis.preview = (() => {
  const dress = new CSSStyleSheet();
  let path = [];

  const article = () => document.querySelector("article");

  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  };

  const isSeen = (node) => {
    const box = node.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };

  // The elements that show the best of the candidate paths; of those that lie in one another, the outer ones.
  const shown = (candidates) => {
    const fields = [...document.querySelectorAll("[data-field]")];
    for (const candidate of candidates) {
      const found = fields.filter((node) => `${node.dataset.field}/`.startsWith(`${candidate}/`));
      if (found.length) {
        return found.filter((node) => !found.some((other) => other !== node && other.contains(node)));
      }
    }
    return [];
  };

  const outline = () => {
    for (const node of document.querySelectorAll("[data-preview-marked]")) {
      node.removeAttribute("data-preview-marked");
    }
    const marked = shown(path);
    for (const node of marked) {
      node.setAttribute("data-preview-marked", "");
    }
    return marked;
  };

  const reveal = (marked, behavior) => {
    if (marked.length && !marked.some(isSeen)) {
      marked[0].scrollIntoView({ block: "center", behavior });
    }
  };

  return {
    wear(css) {
      dress.replaceSync(css);
      document.adoptedStyleSheets = [dress];
    },

    // Put the whole page in the place of what is shown, and stay where the reader was. Policies add up and cannot be
    // taken back: that of one page would forbid the style of the next, so the empty page has one that holds for all.
    load(html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      page.querySelector("meta[http-equiv=Content-Security-Policy]")?.remove();
      const top = scrollY;
      document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
      scrollTo({ top, behavior: "instant" });
      outline();
      return article() !== null;
    },

    // Give the article the parts of `order`, those in `changed` with new HTML. False where there is nothing to patch.
    patch(order, changed) {
      const parent = article();
      if (!parent) {
        return false;
      }
      const present = new Map([...parent.children].map((node) => [node.id, node]));
      const kept = new Set(order);
      for (const [id, node] of present) {
        if (!kept.has(id)) {
          node.remove();
        }
      }
      const fresh = new Set();
      let next = parent.firstElementChild;
      for (const id of order) {
        let node = present.get(id);
        if (id in changed) {
          const made = element(changed[id]);
          fresh.add(made);
          if (node) {
            next = next === node ? made : next;
            node.replaceWith(made);
          }
          node = made;
        }
        if (!node) {
          return false;
        }
        if (node === next) {
          next = next.nextElementSibling;
        } else {
          parent.insertBefore(node, next);
        }
      }
      const marked = outline();
      if (marked.some((node) => [...fresh].some((part) => part.contains(node)))) {
        reveal(marked, "instant");
      }
      return true;
    },

    mark(candidates) {
      path = candidates;
      reveal(outline(), "smooth");
    },

    rewind() {
      scrollTo({ top: 0, behavior: "instant" });
    },

    fieldAt(x, y) {
      return document.elementFromPoint(x, y)?.closest("[data-field]")?.dataset.field ?? "";
    },
  };
})();
