// The worker that decides codes by what the device knows (row 4.4.3).
import type { JudgeAnswer, JudgeQuestion } from "./asked.js";
import { answer } from "./calls.js";
import { Judge } from "./judge.js";

const judge = new Judge("/w/system");

answer(async (question: JudgeQuestion): Promise<JudgeAnswer> => {
  const verdict = question.ask === "judge" ? await judge.judge(question.text) : await judge.prepare().then(() => null);
  return { verdict, known: judge.known };
});
