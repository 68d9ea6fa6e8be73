import {
  Button, Menu, MenuDivider, MenuGroup, MenuGroupHeader, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Tooltip,
} from "@fluentui/react-components";
import { Settings20Regular } from "@fluentui/react-icons";
import { prefer, preferences, type Language, type Theme } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";

/** Light or dark, and the language. */
export function AppearanceMenu() {
  const { words } = useSpeech();
  const { theme, language } = useStore(preferences);
  const label = `${words.top.theme}, ${words.top.language}`;

  return (
    <Menu
      checkedValues={{ theme: [theme ?? "system"], language: [language] }}
      onCheckedValueChange={(_, { name, checkedItems: [chosen] }) =>
        name === "language"
          ? prefer({ language: chosen as Language })
          : prefer({ theme: chosen === "system" ? null : (chosen as Theme) })
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship="label">
          <Button appearance="subtle" icon={<Settings20Regular />} data-test="appearance" />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words.top.theme}</MenuGroupHeader>
            <MenuItemRadio name="theme" value="system">{words.top.system}</MenuItemRadio>
            <MenuItemRadio name="theme" value="light">{words.top.light}</MenuItemRadio>
            <MenuItemRadio name="theme" value="dark">{words.top.dark}</MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{words.top.language}</MenuGroupHeader>
            <MenuItemRadio name="language" value="en" lang="en">English</MenuItemRadio>
            <MenuItemRadio name="language" value="zh" lang="zh-Hans">简体中文</MenuItemRadio>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
