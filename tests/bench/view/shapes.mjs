// Other workloads of the same size: what is fast only for the usual one is found out by them.

import { devices, faults, words } from "../words.mjs";

const usual = {
  /** Rooms per customer follow Zipf of this exponent, tickets per room of that. */
  roomSkew: 0.8,
  ticketSkew: 0.4,
  /** The share of all rooms that is one customer's alone. */
  oneHas: 0,
  /** Whether severities and countries lean to the first. */
  leaning: true,
  /** What the viewer may see: some rooms of some customers, every room, or none. */
  visible: "some",
  /** What titles are made of. */
  titles: { devices, faults, words },
  /** Figures of questions that there is nobody to ask: a customer that the viewer may not know of. */
  without: [],
};

/** Two of fourteen are cameras here as well, by a word that people leave as it is. */
const otherScripts = {
  devices: [
    "前置 Camera", "コンテンツ camera", "桌面麦克风", "天井スピーカー", "Οθόνη αφής", "Écran de salle", "Вычислительный модуль",
    "HDMI 케이블", "Панель бронирования", "Clé sans fil", "音频处理器", "ネットワークスイッチ", "Αισθητήρας χώρου", "전원 공급 장치",
  ],
  faults: [
    "已离线", "が検出されません", "έχει παλιό λογισμικό", "redémarre la nuit", "потерял сеть", "신호가 약함",
    "需要校准", "が過熱しています", "απέτυχε η σύνδεση", "ne répond pas", "обновление зависло", "통화가 끊깁니다",
  ],
  words: [
    "甲", "乙", "丙", "丁", "さくら", "もみじ", "つばき", "άλφα", "βήτα", "γάμμα", "δέλτα", "été", "forêt", "façade", "cœur",
    "берёза", "сосна", "дуб", "клён", "소나무", "단풍", "벚꽃", "naïve", "Ångström", "øre", "żubr",
  ],
};

export const shapes = {
  usual,
  /** As many rooms for each customer, as many tickets for each room, every value as often. */
  even: { ...usual, roomSkew: 0, ticketSkew: 0, leaning: false },
  /** A fifth of all rooms is one customer's. */
  giant: { ...usual, oneHas: 0.2 },
  /** The viewer sees everything, */
  all: { ...usual, visible: "all" },
  /** or nothing at all. */
  nothing: { ...usual, visible: "none", without: ["Q3"] },
  /** Titles in Chinese, Japanese, Korean, Greek, Cyrillic and French. */
  scripts: { ...usual, titles: otherScripts },
};
