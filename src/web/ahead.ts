const asked = new Map<string, Promise<Response>>();

/** Asks for an address before the code that needs the answer is here. */
export function askAhead(address: string, language: string): void {
  const answer = fetch(address, { headers: { accept: "application/json", "accept-language": language } });
  asked.set(address, answer);
  // Whoever takes the answer meets the failure; nobody may take it. A refusal is not kept: who signs in asks anew.
  answer.then(
    ({ ok }) => {
      if (!ok && asked.get(address) === answer) asked.delete(address);
    },
    () => undefined,
  );
}

/** The answer asked for ahead, once; a later question is asked anew. */
export function takeAhead(address: string): Promise<Response> | undefined {
  const answer = asked.get(address);
  asked.delete(address);
  return answer;
}
