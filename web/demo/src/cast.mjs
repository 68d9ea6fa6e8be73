// Eight people with different reach: where each of them stands, and the sentence that says so.

/** Whether the partner sees all of this customer, with what a delegation opens by itself. */
const open = ({ status, delegation }) => status === "active" && delegation.rooms === "all" && !delegation.permissions;

/**
 * Where the people of the list stand.
 * @param {import("./customers.mjs").Customer[]} customers
 */
export function placesOfCast(customers) {
  const [first, second, third, ...more] = customers.filter(open).sort((a, b) => a.rank - b.rank);
  return {
    administered: [second, ...more.slice(0, 2)],
    technicianAt: first,
    buildings: [first.sites[0], first.sites[first.sites.length - 1]].map(({ building }) => building),
    customerSide: third,
    city: third.sites[0].city,
  };
}

const latin = ({ alias, name }) => alias ?? name;

/** The sentence of each, in English and Chinese. Who they are and nothing else decides what they see. */
function sentences({ technicianAt, buildings: [one, other], customerSide, city }) {
  return {
    primaryAdmin: ["Primary admin of three customers.", "三家客户的主要管理员。"],
    technician: [
      `Technician for two sites of ${latin(technicianAt)}: ${one.latin} and ${other.latin}.`,
      `${technicianAt.name} 两处办公楼的技术员：${one.name}、${other.name}。`],
    helpDesk: [
      "Help desk, through nested groups: the tickets of many customers and none of their rooms.",
      "服务台，经由嵌套的组：处理许多客户的工单，看不到会议室列表。"],
    tenantManager: [
      "Tenant manager: knows who the customers are and sees none of their data.",
      "租户管理员：知道有哪些客户，看不到他们的任何数据。"],
    globalAdministrator: [
      "Global administrator of the partner: the highest role, and no customer's data.",
      "合作伙伴的全局管理员：角色最高，同样看不到客户数据。"],
    operationsLead: [
      "Operations lead: nearly all customers, in one list.",
      "运维主管：几乎所有客户，汇成一张列表。"],
    mmrAdministrator: [
      `MMR administrator of ${latin(customerSide)}: all of its rooms, its own people and what it opens.`,
      `${customerSide.name} 自己的 MMR 管理员：本公司的全部会议室、人员与对外授权。`],
    siteTechnician: [
      `Site technician of ${latin(customerSide)}: the rooms in ${city.latin}.`,
      `${customerSide.name} 的现场技术员，所管城市：${city.name}。`],
  };
}

/**
 * The list that the portal offers for sign-in.
 * @param {Record<string, { id: string, upn: string, name: string, tenant?: string }>} people  by what they are
 * @param {ReturnType<typeof placesOfCast>} places
 */
export const portraits = (people, places) =>
  Object.entries(sentences(places)).map(([part, [en, zh]]) => {
    const { id, tenant, name, upn } = people[part];
    return { user: id, ...(tenant && { tenant }), name, upn, does: { en, zh } };
  });
