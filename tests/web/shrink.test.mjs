// How a case that fails becomes one that can be read.

import assert from "node:assert/strict";
import test from "node:test";
import { shrunk } from "./shrink.mjs";

const has = (row) => (value) => (value.rows ?? []).includes(row);

test("what fails is left with nothing that it can do without", () => {
  const value = { name: "x", rows: Array.from({ length: 100 }, (_, row) => row), query: { where: {}, order: [1] } };
  assert.deepEqual(shrunk(value, has(77)), { rows: [77] });
});

test("parts that are needed together stay together, in their order", () => {
  const rows = Array.from({ length: 40 }, (_, row) => row);
  const fails = (value) => [3, 21, 38].every((row) => has(row)(value));
  assert.deepEqual(shrunk({ rows }, fails), { rows: [3, 21, 38] });
});

test("a tree of filters becomes the branch that fails", () => {
  const bad = { column: "floor", equals: "K" };
  const where = { and: [{ column: "name", isNull: true }, { not: { or: [{ column: "id", equals: "1" }, bad] } }] };
  const fails = (value) => JSON.stringify(value).includes(JSON.stringify(bad));
  assert.deepEqual(shrunk({ where }, fails), { where: bad });
});

test("what fails only as it is stays as it is, and is not touched", () => {
  const value = Object.freeze({ rows: Object.freeze([1, 2, 3]) });
  const fails = (other) => JSON.stringify(other) === '{"rows":[1,2,3]}';
  assert.deepEqual(shrunk(value, fails), { rows: [1, 2, 3] });
});

test("no more is tried than may be", () => {
  let tried = 0;
  shrunk({ rows: Array.from({ length: 1_000 }, (_, row) => row) }, () => ++tried < 0, 50);
  assert.equal(tried, 50);
});
