/**
 * Sequences of operations in CPython, and the peers of both sides.
 *
 * @module
 */

/** Python source of the peers. Prints the addresses of the peers, then waits for its standard input. */
export const PEERS = `
import json, os, tempfile, threading
folder = tempfile.mkdtemp()
threads = []
keep = []

def serve(listener, brief):
    while True:
        try: conn, _ = listener.accept()
        except OSError: return
        keep.append(conn)
        threading.Thread(target=answer, args=(conn, brief), daemon=True).start()

def answer(conn, brief):
    try:
        if brief:
            conn.sendall(b"0123456789")
            conn.shutdown(socket.SHUT_WR)
        while True:
            data = conn.recv(65536)
            if not data: break
            if not brief: conn.sendall(data)
    except OSError: pass
    finally: conn.close()

def reply(sock, brief):
    while True:
        try: data, address = sock.recvfrom(65536)
        except OSError: continue
        try:
            if address: sock.sendto(b"0123456789" if brief else data, address)
        except OSError: pass

def make(family, kind, name):
    s = socket.socket(family, kind)
    keep.append(s)
    if family == socket.AF_UNIX: s.bind(folder + "/" + name + str(int(kind)))
    else: s.bind(("127.0.0.1" if family == socket.AF_INET else "::1", 0))
    if name == "refused": return s.getsockname()
    brief = name == "brief"
    if kind == socket.SOCK_DGRAM: threading.Thread(target=reply, args=(s, brief), daemon=True).start()
    else:
        s.listen(128)
        threading.Thread(target=serve, args=(s, brief), daemon=True).start()
    return s.getsockname()

peers = {}
for family in ("AF_INET", "AF_INET6", "AF_UNIX"):
    for kind in ("SOCK_STREAM", "SOCK_DGRAM", "SOCK_SEQPACKET"):
        if kind == "SOCK_SEQPACKET" and family != "AF_UNIX": continue
        peers[family + " " + kind] = {name: make(getattr(socket, family), getattr(socket, kind), name)
                                      for name in ("echo", "brief", "refused")}
say(json.dumps(peers))
sys.stdin.read()
import shutil
shutil.rmtree(folder)
os._exit(0)
`;

/** Python source that runs each sequence that it reads, and prints its results. */
export const THERE = `
import errno, json, select, shutil, signal, tempfile, time

def plain(value):
    if isinstance(value, (bytes, bytearray)): return {"bytes": value.hex()}
    if isinstance(value, (tuple, list)): return [plain(one) for one in value]
    return value

# Where a number has two names, the one that this module prefers.
names = {**errno.errorcode, errno.EOPNOTSUPP: "EOPNOTSUPP", errno.EAGAIN: "EAGAIN", 0: 0}

class World:
    def __init__(self, peers, patience):
        self.peers, self.patience = peers, patience
        self.folder = tempfile.mkdtemp()
        self.slots = {}

    def put(self, slot, sock):
        old = self.slots.get(slot)
        if old is not None: old.close()
        self.slots[slot] = sock

    def address(self, sock, target):
        family, kind = sock.family.name, getattr(sock.type, "name", "")
        if family == "AF_UNIX":
            if target in ("own", "foreign"): return None
            if isinstance(target, dict) and "path" in target: return self.folder + "/" + str(target["path"])
        elif target == "own": return ("127.0.0.1" if family == "AF_INET" else "::1", 0)
        elif target == "foreign": return ("192.0.2.1" if family == "AF_INET" else "2001:db8::1", 0)
        if isinstance(target, str): return self.tuple(self.peers[family + " " + kind][target])
        other = self.slots.get(target.get("slot", -1))
        if other is None or other.fileno() < 0 or other.family != sock.family: return None
        name = other.getsockname()
        if name in ("", b"") or isinstance(name, tuple) and name[1] == 0: return None
        return name

    def tuple(self, address): return tuple(address) if isinstance(address, list) else address

    def ready(self, sock, events, wait):
        if sock.fileno() < 0: return True
        poll = select.poll()
        poll.register(sock, events)
        return bool(poll.poll(self.patience["arrival"] if wait else 0))

    def run(self, name, slot, *rest):
        if name == "open":
            self.put(slot, socket.socket(getattr(socket, rest[0]), getattr(socket, rest[1])))
            return None
        if name == "socketpair":
            if rest[0] == slot: return "none"
            a, b = socket.socketpair(socket.AF_UNIX, getattr(socket, rest[1]))
            self.put(slot, a)
            self.put(rest[0], b)
            return None
        sock = self.slots.get(slot)
        if sock is None: return "none"
        # A duplicate shares O_NONBLOCK, and a timeout of one changes it for the other.
        if sock.fileno() >= 0: sock.settimeout(sock.gettimeout())
        waits = sock.gettimeout() is None and sock.fileno() >= 0
        if name in ("send", "sendto", "sendmsg") and sock.family == socket.AF_UNIX:
            rest = (rest[0], rest[1] & ~socket.MSG_OOB, *rest[2:]) # poll(2) would promise too much
        if name in ("recv", "recvfrom", "recvInto", "recvmsg", "accept"):
            if not self.ready(sock, select.POLLIN, True) and waits: return "would wait"
            if waits and name != "accept" and rest[1] == socket.MSG_WAITALL: return "would wait"
        if name in ("send", "sendall", "sendmsg", "sendto"):
            if not self.ready(sock, select.POLLOUT, False) and waits: return "would wait"
        if name in ("connect", "connectEx", "sendto", "bind"):
            target = self.address(sock, rest[-1])
            if target is None: return "none"
        return getattr(self, "do_" + name)(sock, *rest)

    def patiently(self, sock, act):
        if sock.gettimeout() is not None or sock.fileno() < 0: return act()
        sock.settimeout(0.5)
        try: return act()
        finally: sock.settimeout(None)

    def do_settimeout(self, s, seconds): s.settimeout(seconds)
    def do_setblocking(self, s, flag): s.setblocking(flag)
    def do_gettimeout(self, s): return [s.gettimeout(), s.getblocking()]
    def do_bind(self, s, target): s.bind(self.address(s, target))
    def do_listen(self, s, backlog): s.listen(backlog)
    def do_connect(self, s, target): return self.patiently(s, lambda: s.connect(self.address(s, target)))
    def do_connectEx(self, s, target):
        return self.patiently(s, lambda: names[s.connect_ex(self.address(s, target))])
    def do_accept(self, s, slot):
        conn, address = s.accept()
        self.put(slot, conn)
        return address
    def do_getsockopt(self, s, level, name):
        return s.getsockopt(getattr(socket, level), getattr(socket, name))
    def do_setsockopt(self, s, level, name, value):
        value = bytes.fromhex(value) if isinstance(value, str) else value
        s.setsockopt(getattr(socket, level), getattr(socket, name), value)
    def do_send(self, s, size, flags): return s.send(b"x" * size, flags)
    def do_sendall(self, s, size, flags): return s.sendall(b"y" * size, flags)
    def do_sendto(self, s, size, flags, target):
        return self.patiently(s, lambda: s.sendto(b"z" * size, flags, self.address(s, target)))
    def do_sendmsg(self, s, size, flags): return s.sendmsg([b"a" * size, b"b"], [], flags)
    def do_fill(self, s):
        if s.gettimeout() is None and s.fileno() >= 0: return "would wait"
        for _ in range(2000): s.send(b"f" * 65536)
        return "not full"
    def do_recv(self, s, size, flags): return s.recv(size, flags)
    def do_recvfrom(self, s, size, flags): return s.recvfrom(size, flags)
    def do_recvInto(self, s, size, flags):
        memory = bytearray(max(size, 1))
        count = s.recv_into(memory, size, flags)
        return [count, bytes(memory[:count])]
    def do_recvmsg(self, s, size, flags):
        data, ancillary, flags, address = s.recvmsg(size, 0, flags)
        return [data, flags, address]
    def do_shutdown(self, s, how): s.shutdown(how)
    def do_close(self, s): s.close()
    def do_getsockname(self, s): return s.getsockname()
    def do_getpeername(self, s): return s.getpeername()
    def do_dup(self, s, slot): self.put(slot, s.dup())
    def do_detach(self, s):
        fd = s.detach()
        if fd >= 0: socket.close(fd)
        return fd >= 0
    def do_fileno(self, s): return s.fileno() >= 0

    def result(self, operation):
        result = self.attempt(operation)
        time.sleep(self.patience["settling"] / 1000)
        return result

    def attempt(self, operation):
        try: return plain(self.run(*operation))
        except TimeoutError as e: return {"error": names.get(e.errno, "ETIMEDOUT")}
        except OSError as e: return {"error": names.get(e.errno, str(e))}
        except (TypeError, ValueError, OverflowError): return {"error": "argument"}

    def end(self):
        for sock in self.slots.values(): sock.close()
        shutil.rmtree(self.folder)

for line in sys.stdin:
    peers, patience, operations = json.loads(line)
    signal.alarm(200) # a sequence that hangs ends the program
    world = World(peers, patience)
    results = [world.result(operation) for operation in operations]
    folder = world.folder
    world.end()
    say(json.dumps([folder, results]))
`;
