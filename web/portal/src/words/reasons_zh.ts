// 决定的每个原因,以及下一步该做什么。

import type { Reason } from "enfilade";
import type { ReasonWords } from "./reasons_en.ts";

export const chineseReasons: Record<Reason, ReasonWords> = {
  allowed: { says: "允许。", next: "无需更改。" },
  not_found: {
    says: "没有您可以知道的、具有此 ID 的对象。",
    next: "请检查 ID。如果客户确认其存在，请询问该客户的主管理员它是否已向您的组织和您本人开放。",
  },
  no_relationship: { says: "与此客户没有有效的关系。", next: "需要客户邀请您的组织，或需要接受邀请。" },
  room_not_delegated: {
    says: "客户未向您的组织开放此房间。",
    next: "请让客户的管理员将此房间添加到您的组织可管理的范围。",
  },
  permission_not_delegated: {
    says: "客户未向您的组织开放此操作。",
    next: "请让客户的管理员扩大您的组织可执行的操作。",
  },
  not_assigned: {
    says: "此客户没有包含此人的分配。",
    next: "请让此客户的主管理员将其本人或其所在的组添加到分配中。",
  },
  not_in_force: { says: "有分配，但目前未生效。", next: "请让此客户的主管理员检查其起止日期。" },
  outside_scope: {
    says: "没有生效的分配包含此房间。",
    next: "请让此客户的主管理员将此房间或其会议室组添加到分配的范围。",
  },
  role_forbids: { says: "包含此房间的角色不允许此操作。", next: "请向此客户的主管理员申请包含此操作的角色。" },
  ticket_exceeds_scope: {
    says: "此票证还包含不允许此操作的房间。",
    next: "请联系可在其所有房间中操作的同事，或让此客户的主管理员扩大范围。",
  },
};
