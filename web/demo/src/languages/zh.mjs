// Chinese, with Latin spellings after the bar.

export default {
  given: ["思远|Siyuan", "雨桐|Yutong", "浩然|Haoran", "静怡|Jingyi", "子墨|Zimo", "晓彤|Xiaotong", "建国|Jianguo",
    "梦洁|Mengjie", "宇航|Yuhang", "佳琪|Jiaqi", "文博|Wenbo", "秋月|Qiuyue", "志强|Zhiqiang", "若兰|Ruolan",
    "明轩|Mingxuan", "诗涵|Shihan", "立|Li", "颖|Ying"],
  family: ["王|Wang", "李|Li", "张|Zhang", "刘|Liu", "陈|Chen", "杨|Yang", "黄|Huang", "赵|Zhao", "周|Zhou", "吴|Wu",
    "徐|Xu", "孙|Sun", "欧阳|Ouyang", "郭|Guo", "何|He", "罗|Luo", "宋|Song", "谢|Xie"],
  person: "{family}{given}",
  stems: ["澜屿|Lanyu", "砚川|Yanchuan", "霁峰|Jifeng", "朔禾|Shuohe", "栖岚|Qilan", "暮桥|Muqiao", "青崖|Qingya",
    "漱玉|Shuyu", "鹿鸣洲|Lumingzhou", "云汀|Yunting", "璟和|Jinghe", "沐野|Muye"],
  trades: ["物流|Logistics", "制药|Pharma", "精密仪器|Instruments", "保险|Insurance", "食品|Foods", "轨道交通|Rail",
    "新能源|New Energy", "纺织|Textiles", "半导体|Semiconductors", "建筑设计|Architecture", "医疗|Medical"],
  legal: ["有限公司|Co., Ltd.", "集团|Group", "股份|Holdings"],
  company: "{stem}{trade}{legal}",
  rooms: ["黄山", "泰山", "华山", "峨眉", "庐山", "西湖", "洞庭", "漓江", "长白", "天池", "武夷", "青海湖"],
  room: "{building} {number} {word}",
  themes: { executive: "高管层", training: "培训室", guests: "来宾接待" },
  faults: {
    display: [["未检测到显示器 {device}", "控制台显示少了一台显示器。{device} 已缺失 {minutes} 分钟，请检查线缆和输入源。"]],
    microphone: [["未检测到麦克风 {device}", "对方听不到会议室的声音。{device} 在 {minutes} 分钟前断开。"]],
    speaker: [["扬声器 {device} 已断开", "听不到远端声音。请重新插拔 {device} 并重启控制台。"]],
    camera: [
      ["未检测到摄像头 {device}", "会议室已 {minutes} 分钟没有画面。请检查 {device} 的电源和 USB 接口。"],
      ["摄像头 {device} 画面卡住", "画面已 {minutes} 分钟没有变化，通常重启摄像头即可恢复。"]],
    ingest: [["HDMI 投屏无法使用", "接入笔记本后没有画面，{device} 没有信号。"]],
    exchange: [["无法登录 Exchange", "日历已 {minutes} 分钟没有更新，密码可能已过期。"]],
    teams: [["无法登录 Teams", "会议室无法加入会议，登录已被拒绝 {minutes} 分钟。"]],
    sensor: [["接近传感器没有响应", "有人进入时控制台不会唤醒。{device} 已 {minutes} 分钟没有上报。"]],
    app: [["应用版本过旧", "当前版本为 {version}，新版本发布已超过 60 天，更新可能被阻止。"]],
    os: [["操作系统版本不再受支持", "版本 {version} 不再获得安全更新，请与当地团队安排升级。"]],
    network: [["会议室离线", "已 {minutes} 分钟没有心跳，请检查该楼层的电源和网络。"]],
  },
  issues: [
    ["microphone", "每次通话都有回声", "自从 {room} 的桌子移动之后，对方总能听到自己的声音。"],
    ["camera", "摄像头一直对着天花板", "可能是保洁碰到了，控制台上的预设按钮没有反应。"],
    ["ingest", "桌面线缆被扯断", "来宾在 {room} 无法投屏，请带一根两米的新线。"],
    ["display", "左侧屏幕有一条绿线", "一直都在，首页上也能看到，附照片。"],
    ["sensor", "开会时灯会自己关掉", "{building} 这间每五分钟就要挥一次手。"],
    ["teams", "点“加入”没有反应", "周会只好用电话拨入，后来控制台也卡死了。"]],
  shared: [
    ["更新后多间会议室出现同样的杂音", "从维护窗口第二天早上开始，都是同一型号的桌面麦克风。"],
    ["多块门牌屏显示的楼层不对", "搬迁之后还是旧名称，访客总是走错。"]],
  general: [
    ["许可证月底到期", "续订在采购那边，请告知实际使用的会议室数量。"],
    ["下周全员大会，请安排值守", "所有办公地点都会接入，希望提前一小时有人在线。"]],
};
