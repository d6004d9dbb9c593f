"""Type: faces, shaping by HarfBuzz, fallback, and the subsets that are embedded."""
