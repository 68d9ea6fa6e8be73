import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { SignOut20Regular } from "@fluentui/react-icons";
import type { Viewer } from "enfilade";
import { signOut } from "../state/session.ts";
import { useSpeech } from "../words/words.ts";
import { Face } from "./face.tsx";

/** Who is signed in, and the way out. */
export function AccountMenu({ viewer }: { viewer: Viewer }) {
  const { words } = useSpeech();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className="account" data-test="account">
          <Face name={viewer.name} size={28} />
          <span className="unseen">{words.top.account(viewer.name)}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className="account-who">
          <strong>{viewer.name}</strong>
          <span>{viewer.upn}</span>
          <span>{viewer.tenantName}</span>
        </div>
        <MenuList>
          <MenuItem icon={<SignOut20Regular />} onClick={signOut}>{words.signIn.out}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
