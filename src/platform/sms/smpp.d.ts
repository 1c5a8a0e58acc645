/** The part of the `smpp` package that is used; it brings no types of its own. */
declare module 'smpp' {
  import type { Server as NetServer } from 'node:net';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly message_id?: string;
    readonly system_id?: string;
    readonly password?: string;
    readonly source_addr?: string;
    readonly destination_addr?: string;
    readonly data_coding?: number;
    readonly esm_class?: number;
    readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] | Buffer };
    response(options?: Readonly<Record<string, unknown>>): Pdu;
  }

  type Answered = (answer: Pdu) => void;

  export interface Session {
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close' | 'connect' | 'secureConnect', listener: () => void): this;
    on(event: string, listener: (pdu: Pdu) => void): this;
    bind_transceiver(options: Readonly<Record<string, unknown>>, answered?: Answered): boolean;
    submit_sm(options: Readonly<Record<string, unknown>>, answered?: Answered): boolean;
    unbind(answered?: Answered): boolean;
    enquire_link(answered?: Answered): boolean;
    send(pdu: Pdu): boolean;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
  }

  export interface Server extends NetServer {
    readonly sessions: readonly Session[];
  }

  interface Smpp {
    connect(options: Readonly<Record<string, unknown>>): Session;
    createServer(listener: (session: Session) => void): Server;
  }
  const smpp: Smpp;
  export default smpp;
}
