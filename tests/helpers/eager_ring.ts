// Preloaded: the reactor makes even a single call by a ring, where the system has one.

import { thresholds } from "../../socket/event_loop/together.ts";

thresholds.calls = thresholds.occasions = 1;
