// What stands in the rooms: invented models, by what they do.

export const devices = {
  camera: ["Kestrel PTZ 12", "Kestrel Mini", "Halo 360", "Aula Bar X2", "Optera Wide 4K"],
  microphone: ["Murmur M40", "Murmur Ceiling 2", "Orbit Table Pod", "Sonora Array 6"],
  speaker: ["Sonora S8", "Sonora Bar", "Orbit Table Pod", "Aula Bar X2"],
  display: ["Vista 65", "Vista 86", "Lumen Wall 98", "Lumen Duo 75"],
  console: ["Tapline 10", "Tapline 10 Pro", "Slate Console G3"],
  ingest: ["Portus HDMI 4K", "Portus Mini", "Slate Share Box"],
  sensor: ["Tapline presence sensor", "Nearby S1"],
};

export const deviceTypes = [
  "Teams Rooms on Windows", "Teams Rooms on Windows", "Teams Rooms on Windows",
  "Teams Rooms on Android", "Teams Rooms on Android", "Surface Hub", "Teams panel",
];
