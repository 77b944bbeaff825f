/**
 * `@std/testing/bdd` on top of `node:test`, whose tests Deno runs as its own.
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
