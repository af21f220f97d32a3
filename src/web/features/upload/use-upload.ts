import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../words/words.tsx";
import { checkFile, type Import, type ImportReceipt, moreOf, takeImport, undoCommit } from "./import-queries.ts";
import { type Progress, sendFile } from "./send-file.ts";

/** How far a file is: nothing of it is written before `taken`. */
export type Step =
  | { readonly name: "choose" }
  | { readonly name: "sending"; readonly progress: Progress }
  | { readonly name: "checking" }
  | { readonly name: "shown"; readonly found: Import; readonly busy: boolean }
  | { readonly name: "taken"; readonly receipt: ImportReceipt; readonly busy: boolean; readonly undone: number | null };

const isStopped = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Takes one file from choosing to receipt and undo. */
export function useUpload(mission: string, plural: string) {
  const { language } = useWords();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ name: "choose" });
  const [error, setError] = useState<Error | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  /** Runs one act; when it fails the step before it stands again, with what went wrong. */
  const attempt = async (back: Step, act: () => Promise<void>): Promise<void> => {
    setError(null);
    try {
      await act();
    } catch (failure) {
      if (isStopped(failure)) return;
      setError(asError(failure));
      setStep(back);
    }
  };
  const check = (chosen: File) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setFile(chosen);
    setStep({ name: "sending", progress: { percent: 0, resuming: false } });
    const progress = (now: Progress) => setStep({ name: "sending", progress: now });
    const sending = { mission, file: chosen, language, signal: controller.signal, progress };
    void attempt({ name: "choose" }, async () => {
      const upload = await sendFile(sending);
      setStep({ name: "checking" });
      const found = await checkFile(mission, { name: chosen.name, noun: plural, upload });
      if (!controller.signal.aborted) setStep({ name: "shown", found, busy: false });
    });
  };
  const written = () => client.invalidateQueries({ queryKey: ["mission", mission] });
  const take = (found: Import) => {
    setStep({ name: "shown", found, busy: true });
    void attempt({ name: "shown", found, busy: false }, async () => {
      const receipt = await takeImport(mission, found.id);
      setStep({ name: "taken", receipt, busy: false, undone: null });
      await written();
    });
  };
  const undo = (receipt: ImportReceipt) => {
    setStep({ name: "taken", receipt, busy: true, undone: null });
    void attempt({ name: "taken", receipt, busy: false, undone: null }, async () => {
      const { seq } = await undoCommit(mission, receipt.seq);
      setStep({ name: "taken", receipt, busy: false, undone: seq });
      await written();
    });
  };
  const more = (found: Import, offset: number) =>
    void attempt({ name: "shown", found, busy: false }, async () => {
      const next = await moreOf(mission, found.id, offset);
      setStep({ name: "shown", found: joined(found, next), busy: false });
    });
  const again = () => {
    setError(null);
    setStep({ name: "choose" });
  };
  return { step, error, file, check, take, undo, more, again };
}

const joined = (found: Import, next: Import): Import => ({
  ...found,
  added: [...found.added, ...next.added],
  changed: [...found.changed, ...next.changed],
  refused: [...found.refused, ...next.refused],
});
