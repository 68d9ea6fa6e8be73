import { Avatar } from "@fluentui/react-components";

/** A person's initials, of whatever script. */
export function Face({ name, size }: { name: string; size: 28 | 40 }) {
  const words = name.split(/\s+/);
  const initials = /\p{Script=Han}/u.test(name) ? name.slice(-2) : [words[0], words.at(-1)].map((word) => word?.[0] ?? "").join("");
  return <Avatar name={name} initials={initials} color="colorful" size={size} aria-hidden />;
}
