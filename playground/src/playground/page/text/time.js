/** Times as people say them, always in a named zone. Everything takes seconds since 1970. */

const formats = new Map();

function format(zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, build(zone, options));
  return formats.get(key);
}

function build(zone, options) {
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  } catch (error) {
    if (error instanceof RangeError) return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
    throw error;
  }
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const SHORT_DAY = { weekday: "short", day: "numeric", month: "short" };
const LONG_DAY = { weekday: "long", day: "numeric", month: "long" };

function parts(seconds, zone, options) {
  const found = format(zone, options).formatToParts(seconds * 1000);
  return Object.fromEntries(found.map(({ type, value }) => [type, value]));
}

/** "09:30" */
export function hour(seconds, zone) {
  return format(zone, CLOCK).format(seconds * 1000);
}

/** "09:30:07" */
export function second(seconds, zone) {
  return format(zone, { ...CLOCK, second: "2-digit" }).format(seconds * 1000);
}

/** "Tue 24 Nov, 09:30" */
export function moment(seconds, zone) {
  const day = parts(seconds, zone, SHORT_DAY);
  return `${day.weekday} ${day.day} ${day.month}, ${hour(seconds, zone)}`;
}

const days = new Map();
const QUARTER = 15 * 60;

/** "2026-11-24", to compare days. Asked for thousands of messages at once, it looks up each quarter of an hour once. */
export function dayKey(seconds, zone) {
  const key = `${zone} ${Math.floor(seconds / QUARTER)}`;
  if (!days.has(key)) days.set(key, writtenDay(seconds, zone));
  return days.get(key);
}

/** No zone changes its day within a quarter of an hour that begins on one. */
function writtenDay(seconds, zone) {
  const day = parts(seconds, zone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${day.year}-${day.month}-${day.day}`;
}

/** "Today", "Yesterday", "Tuesday 24 November", with the year when it is another. */
export function dayName(seconds, zone, now) {
  const key = dayKey(seconds, zone);
  if (key === dayKey(now, zone)) return "Today";
  if (key === dayKey(now - 86400, zone)) return "Yesterday";
  const day = parts(seconds, zone, LONG_DAY);
  const year = key.slice(0, 4) === dayKey(now, zone).slice(0, 4) ? "" : ` ${key.slice(0, 4)}`;
  return `${day.weekday} ${day.day} ${day.month}${year}`;
}

/** A wall time such as "2026-11-24T09:30" in a zone, as seconds since 1970. */
export function fromWall(text, zone) {
  const wall = Date.parse(`${text}:00Z`) / 1000;
  const first = wall - offset(wall, zone);
  return wall - offset(first, zone);
}

/** The other way: "2026-11-24T09:30", as a datetime-local input wants it. */
export function toWall(seconds, zone) {
  return `${dayKey(seconds, zone)}T${hour(seconds, zone)}`;
}

function offset(seconds, zone) {
  return Date.parse(`${toWall(seconds, zone)}:00Z`) / 1000 - Math.floor(seconds / 60) * 60;
}

/** The next Monday, 09:30 in a zone, after that moment; today's if it is still to come. */
export function nextMonday(seconds, zone) {
  const day = new Date(`${dayKey(seconds, zone)}T12:00Z`);
  const ahead = (8 - day.getUTCDay()) % 7;
  const on = (days) => fromWall(`${new Date(day.getTime() + days * 86400e3).toISOString().slice(0, 10)}T09:30`, zone);
  return on(ahead) > seconds ? on(ahead) : on(ahead + 7);
}

const DATE_TOKENS = {
  date_num: (at, zone) => dayKey(at, zone),
  date: (at, zone) => worded(at, zone, { month: "long", day: "numeric", year: "numeric" }),
  date_short: (at, zone) => worded(at, zone, { month: "short", day: "numeric", year: "numeric" }),
  date_long: (at, zone) => worded(at, zone, { weekday: "long", month: "long", day: "numeric", year: "numeric" }),
  time: hour,
  time_secs: second,
};

function worded(at, zone, options) {
  return format(zone, options).format(at * 1000);
}

/** Fills the tokens of Slack's date formatting, such as "{date_short_pretty} at {time}". */
export function slackDate(template, seconds, zone, now) {
  return template.replace(/\{(\w+)\}/g, (whole, token) => {
    const plain = token.replace(/_pretty$/, "");
    const near = ["Today", "Yesterday"].find((word) => word === dayName(seconds, zone, now));
    if (token === "day_divider_pretty") return dayName(seconds, zone, now);
    if (plain !== token && near) return near.toLowerCase();
    return DATE_TOKENS[plain] ? DATE_TOKENS[plain](seconds, zone) : whole;
  });
}
