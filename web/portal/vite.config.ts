import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // What the page's policy allows is files from its own origin: nothing is put into the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      output: {
        // The libraries change less often than the portal, so they are files of their own.
        manualChunks: (id: string) =>
          /node_modules\/(react|react-dom|scheduler)\//.test(id) ? "react"
          : /node_modules\/(@fluentui|@griffel|tabster|keyborg|@floating-ui)\//.test(id) ? "fluent"
          : undefined,
      },
    },
  },
});
