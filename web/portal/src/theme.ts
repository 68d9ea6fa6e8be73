// Fluent's own themes of the Teams family, with fonts that are there on every system.

import { teamsDarkTheme, teamsLightTheme, type Theme } from "@fluentui/react-components";

const fontFamilyBase =
  '"Segoe UI Variable Text", "Segoe UI", -apple-system, "Helvetica Neue", Roboto, "Open Sans", "Noto Sans", ' +
  '"PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';

export const themes: Record<"light" | "dark", Theme> = {
  light: { ...teamsLightTheme, fontFamilyBase },
  dark: { ...teamsDarkTheme, fontFamilyBase },
};
