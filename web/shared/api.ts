// The server's HTTP API, as the pages use it. Types of its answers: generated.ts.

import { onServer } from "./root";

/** An answer that is not the one wished for: its HTTP status (0: no answer; -1: none of this) and a text for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(text);
  }
}

/** Ask the server's API. `key` is the teacher's, the class's or the student's own. */
export async function ask<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  { key = "", body }: { key?: string; body?: unknown } = {},
): Promise<T> {
  const headers: Record<string, string> = {};
  if (key) headers.Authorization = `Bearer ${key}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer: Response;
  try {
    answer = await fetch(onServer(`/api${path}`), {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      keepalive: method === "DELETE",
    });
  } catch {
    throw new ApiError(0, "The server cannot be reached. Check the network and try again.");
  }
  const text = await answer.text();
  if (!answer.ok) throw new ApiError(answer.status, detail(text));
  return (text ? JSON.parse(text) : undefined) as T;
}

function detail(text: string): string {
  try {
    const { detail: said } = JSON.parse(text) as { detail?: unknown };
    if (typeof said === "string") return said;
  } catch {
    // not JSON: a proxy's page
  }
  return "The server could not do that.";
}

/** What a caught error says to people. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(-1, "Something went wrong. Try again.");
}
