// What Linux itself cannot be brought to do; run by foreign_test.ts.
import { testLostErrors } from "./lost_errors.ts";

testLostErrors("linux", "EIO");
