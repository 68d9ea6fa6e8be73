import { createDOMRenderer, RendererProvider } from "@fluentui/react-components";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Portal } from "./portal.tsx";
import { resume } from "./state/session.ts";
import "./portal.css";

// The page's policy lets in style elements that carry this response's nonce.
const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

createRoot(document.getElementById("portal")!).render(
  <StrictMode>
    <RendererProvider renderer={renderer} targetDocument={document}>
      <Portal />
    </RendererProvider>
  </StrictMode>,
);
void resume();

// A page that Back brings out of the browser's memory may be that of somebody who has signed out.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
