/**
 * `@std/testing/bdd` by `node:test`, which Deno runs as its own tests.
 *
 * @module
 */
export {
  after as afterAll,
  afterEach,
  before as beforeAll,
  beforeEach,
  describe,
  it,
} from "node:test";
