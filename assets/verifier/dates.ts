// Days and times as the pages write them (docs/design.md, "Wording"), by clocks in Japan.

const eras: readonly [string, string][] = [
  ["令和", "2019-05-01"], ["平成", "1989-01-08"], ["昭和", "1926-12-25"], ["大正", "1912-07-30"], ["明治", "1868-01-25"],
];
const japanMs = 9 * 60 * 60 * 1000;
const two = (value: number): string => String(value).padStart(2, "0");

/** 「平成2年（1990年）12月31日」, "31 December 1990". @param day YYYY-MM-DD. */
export function shownDay(day: string, language: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (language !== "ja") {
    return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(year, month - 1, date));
  }
  const era = eras.find(([, from]) => day >= from);
  const inEra = era === undefined ? 0 : year - Number(era[1].slice(0, 4)) + 1;
  const western = `${year}年`;
  return (era === undefined ? western : `${era[0]}${inEra === 1 ? "元" : inEra}年（${western}）`) + `${month}月${date}日`;
}

/** 「令和8年（2026年）11月24日 9時05分」, "24 November 2026, 9:05 am (Japan time)". */
export function shownMoment(at: Date, language: string): string {
  const local = new Date(at.getTime() + japanMs);
  const [hour, minute, day] = [local.getUTCHours(), two(local.getUTCMinutes()), shownDay(local.toISOString().slice(0, 10), language)];
  return language === "ja" ? `${day} ${hour}時${minute}分` : `${day}, ${hour % 12 || 12}:${minute} ${hour < 12 ? "am" : "pm"} (Japan time)`;
}

/** "2026-11-24 09:05:07": as a table has it. */
export const tableMoment = (at: Date): string => new Date(at.getTime() + japanMs).toISOString().slice(0, 19).replace("T", " ");
