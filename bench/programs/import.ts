import "@libc/socket";
