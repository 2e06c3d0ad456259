// The worker that keeps the roster of this device and checks it, by whole lists (row 4.5.1).
import type { RosterAnswer, RosterQuestion } from "../roster/asked.js";
import { Roster } from "../roster/roster.js";
import { browserPeople } from "../roster/store.js";
import { answer } from "./calls.js";
import { Judge } from "./judge.js";

const judge = new Judge("/w/system");
const roster = new Roster(browserPeople(), code => judge.decided(code));

answer((question: RosterQuestion): Promise<RosterAnswer> => act(question).catch((error: unknown) => {
  if (error instanceof DOMException) return { fault: "not-kept" };
  throw error;
}));

async function act(question: RosterQuestion): Promise<RosterAnswer> {
  switch (question.ask) {
    case "add":
      return { put: await roster.add(question.codes) };
    case "check":
      await judge.prepare();
      return { rows: await roster.check((done, all) => postMessage({ done, all })), known: judge.known };
    case "look":
      await roster.look();
      return {};
    case "remove":
      await roster.remove(question.ids);
      return {};
    case "clear":
      await roster.clear();
      return {};
    case "export":
      return { file: await roster.exported(question.phrase) };
    case "import": {
      const read = await roster.imported(question.bytes, question.phrase);
      return typeof read === "string" ? { fault: read } : { put: read };
    }
  }
}
