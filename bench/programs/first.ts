import { Socket } from "@libc/socket";

new Socket().close();
