// The server's HTTP API, as the pages use it. Types of its answers: generated.ts.

import { onServer } from "./root";
import { text } from "./words";

/** An answer that is not the one wished for: its HTTP status (0: no answer; -1: none of this) and a text for people. */
export class ApiError extends Error {
  constructor(readonly status: number) {
    super(answerText(status));
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
    throw new ApiError(0);
  }
  if (!answer.ok) throw new ApiError(answer.status);
  const said = await answer.text();
  return (said ? JSON.parse(said) : undefined) as T;
}

/** What an answer means, in the page's language: the server's own text is for programs. */
function answerText(status: number): string {
  switch (status) {
    case -1:
      return text("shared-answer-broken");
    case 0:
      return text("shared-answer-offline");
    case 403:
    case 409:
      return text("shared-answer-not-allowed");
    case 404:
      return text("shared-answer-unknown");
    case 429:
      return text("shared-answer-too-many");
    default:
      return text("shared-answer-failed");
  }
}

/** What a caught error says to people. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(-1);
}
