// The hands of the preview within the web page. Runs in a world of its own: the page has no script and sees none of this.
"use strict";

globalThis.preview = (() => {
  const dress = new CSSStyleSheet();
  let path = [];

  // Images come once. The page carries short addresses in their place; `images` tells the true ones by them, and
  // `addresses` which one an element of the page shows.
  const images = new Map();
  const addresses = new WeakMap();

  const article = () => document.querySelector("article");

  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  };

  const remember = (more) => {
    for (const [address, uri] of Object.entries(more)) {
      images.set(address, uri);
    }
  };

  const imagesOf = (nodes) => nodes.flatMap((node) => [...node.querySelectorAll("img")]);

  const dressLike = (image, other) => {
    for (const name of image.getAttributeNames()) {
      if (name !== "src" && !other.hasAttribute(name)) {
        image.removeAttribute(name);
      }
    }
    for (const name of other.getAttributeNames()) {
      if (name !== "src") {
        image.setAttribute(name, other.getAttribute(name));
      }
    }
  };

  // Give the images in `nodes` their true addresses. One that is shown already, in `spare`, is moved here as it is: a
  // new element would be empty until it is decoded.
  const show = (nodes, spare) => {
    for (const image of imagesOf(nodes)) {
      const address = image.getAttribute("src");
      if (!images.has(address)) {
        continue;
      }
      const at = spare.findIndex((other) => addresses.get(other) === address);
      if (at < 0) {
        addresses.set(image, address);
        image.src = images.get(address);
      } else {
        const [shown] = spare.splice(at, 1);
        dressLike(shown, image);
        image.replaceWith(shown);
      }
    }
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
    load(html, more) {
      const page = new DOMParser().parseFromString(html, "text/html");
      page.querySelector("meta[http-equiv=Content-Security-Policy]")?.remove();
      images.clear();
      remember(more);
      const root = document.adoptNode(page.documentElement);
      show([root], imagesOf([document.documentElement]));
      const top = scrollY;
      document.replaceChild(root, document.documentElement);
      scrollTo({ top, behavior: "instant" });
      outline();
      return article() !== null;
    },

    // Give the article the parts of `order`, those in `changed` with new HTML. False where that cannot be done.
    patch(order, changed, more) {
      const parent = article();
      const present = new Map([...(parent?.children ?? [])].map((node) => [node.id, node]));
      if (!parent || !order.every((id) => id in changed || present.has(id))) {
        return false;
      }
      remember(more);
      const kept = new Set(order);
      const gone = [...present].filter(([id]) => id in changed || !kept.has(id)).map(([, node]) => node);
      const fresh = new Map(Object.entries(changed).map(([id, html]) => [id, element(html)]));
      show([...fresh.values()], imagesOf(gone));
      for (const [id, node] of present) {
        if (!kept.has(id)) {
          node.remove();
        } else if (fresh.has(id)) {
          node.replaceWith(fresh.get(id));
        }
      }
      let next = parent.firstElementChild;
      for (const id of order) {
        const node = fresh.get(id) ?? present.get(id);
        if (node === next) {
          next = next.nextElementSibling;
        } else {
          parent.insertBefore(node, next);
        }
      }
      const marked = outline();
      if (marked.some((node) => [...fresh.values()].some((part) => part.contains(node)))) {
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
