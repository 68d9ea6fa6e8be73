// The demonstration's own table of contents: who may sign in, and how much there is.

export interface Person {
  user: string;
  tenant?: string;
  name: string;
  upn: string;
  /** What this person does, in a sentence. */
  does: { en: string; zh: string };
}

export interface IndexFile {
  size: string;
  /** The moment the data stands at. */
  at: string | number;
  counts: { customers: number; rooms: number; tickets: number; users: number };
  people: Person[];
}

let asked: Promise<IndexFile> | null = null;

export function indexFile(): Promise<IndexFile> {
  asked ??= fetchFile("index.json").then((response) => response.json() as Promise<IndexFile>);
  asked.catch(() => (asked = null));
  return asked;
}

/** A file of the data; rejects where the server does not give it. */
export async function fetchFile(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(`/data/${path}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response;
}
