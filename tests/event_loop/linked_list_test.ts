// The list of wait queues, beside a Set, which iterates in the same order.

import { assert, assertEquals } from "@std/assert";
import { type Linked, LinkedList } from "../../socket/event_loop/linked_list.ts";
import { Random } from "../helpers/random.ts";
import { test } from "../helpers/support.ts";

interface Member extends Linked<Member> {
  readonly name: number;
}

test(
  "linked list: after random changes, also in loops over it, it has the members of a Set",
  [],
  () => {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    const random = new Random(seed);
    for (let round = 0; round < 2000; round++) {
      const list = new LinkedList<Member>(), set = new Set<Member>(), all: Member[] = [];
      const change = () => {
        const chosen = random.below(2) === 0 ? undefined : all[random.below(all.length + 1)];
        if (chosen !== undefined) {
          assertEquals(list.delete(chosen), set.delete(chosen), `seed ${seed}, round ${round}`);
        } else if (all.length < 20) {
          const member = { name: all.length };
          all.push(member);
          list.add(member);
          set.add(member);
        }
      };
      for (let i = random.below(10); i > 0; i--) change();
      const visited: number[] = [];
      for (let member = list.first; member !== undefined; member = list.after(member)) {
        // A loop ends behind a last member that was deleted; a Set goes on with what came later.
        const isLast = member.next === undefined;
        for (let i = random.below(4); i > 0; i--) change();
        visited.push(member.name);
        if (isLast && !member.isLinked) break;
      }
      assertEquals([...list].map(({ name }) => name), [...set].map(({ name }) => name));
      assertEquals(visited, visited.toSorted((a, b) => a - b), `seed ${seed}, round ${round}`);
      assertEquals(list.first, [...set][0]);
    }
  },
);

test(
  "linked list: a loop goes on behind a member that was deleted, with those added since",
  [],
  () => {
    const list = new LinkedList<Member>();
    const [a, b, c, d] = [0, 1, 2, 3].map((name): Member => ({ name })) as [
      Member,
      Member,
      Member,
      Member,
    ];
    list.add(a);
    list.add(b);
    const visited = [];
    for (let member = list.first; member !== undefined; member = list.after(member)) {
      visited.push(member.name);
      if (member !== a) continue;
      list.add(c);
      list.delete(a);
      list.delete(b);
      list.add(d);
    }
    assertEquals(visited, [0, 2, 3]);
    assert(!list.delete(a));
    // What is done keeps nothing alive.
    assertEquals(a.next, undefined);
    list.delete(c);
    list.add(c); // it has kept the member behind it
    assertEquals([...list].map(({ name }) => name), [3, 2]);
  },
);
