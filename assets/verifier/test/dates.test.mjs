// Days in both calendars, as the pages of the programs write them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { shownDay, shownMoment, tableMoment } = await load("dates");

test("a day stands in both calendars", () => {
  assert.equal(shownDay("1990-12-31", "ja"), "平成2年（1990年）12月31日");
  assert.equal(shownDay("2019-05-01", "ja"), "令和元年（2019年）5月1日");
  assert.equal(shownDay("2019-04-30", "ja"), "平成31年（2019年）4月30日");
  assert.equal(shownDay("1926-12-25", "ja"), "昭和元年（1926年）12月25日");
  assert.equal(shownDay("1868-01-24", "ja"), "1868年1月24日");
  assert.equal(shownDay("1990-12-31", "en"), "31 December 1990");
});

test("a moment is by clocks in Japan", () => {
  const at = new Date("2026-11-23T15:05:07Z");
  assert.equal(shownMoment(at, "ja"), "令和8年（2026年）11月24日 0時05分");
  assert.equal(shownMoment(at, "en"), "24 November 2026, 12:05 am (Japan time)");
  assert.equal(tableMoment(at), "2026-11-24 00:05:07");
});
