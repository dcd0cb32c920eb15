/** One event of a `text/event-stream`. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  /** The id in force when the event came: what to resume after. */
  readonly lastEventId: string;
}

export interface StreamParser {
  /** Takes the next piece of text and returns the events it completes. */
  push(text: string): StreamEvent[];
  /** The delay before reconnecting that the server asked for. Unit: ms. */
  readonly retryMs: number | undefined;
}

/**
 * Reads a `text/event-stream` piece by piece; pieces may end anywhere, also inside `\r\n`.
 * @source WHATWG HTML, 9.2.6 "Interpreting an event stream"
 */
export function createStreamParser(): StreamParser {
  let rest = '';
  let started = false;
  let event = '';
  let data: string[] = [];
  let lastEventId = '';
  let retryMs: number | undefined;

  const field = (line: string) => {
    const colon = line.indexOf(':');
    if (colon === 0) return; // A comment: servers send them to keep the line open.
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id' && !value.includes('\0')) lastEventId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
  };

  const dispatch = (): StreamEvent[] => {
    const ready =
      data.length > 0 ? [{ event: event || 'message', data: data.join('\n'), lastEventId }] : [];
    event = '';
    data = [];
    return ready;
  };

  return {
    get retryMs() {
      return retryMs;
    },
    push(text) {
      rest += started ? text : text.replace(/^\uFEFF/, '');
      started ||= text.length > 0;
      const events: StreamEvent[] = [];
      for (;;) {
        const end = rest.search(/[\r\n]/);
        // A `\r` at the very end may be half of `\r\n`: wait for the next piece.
        if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return events;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (rest.startsWith('\r\n', end) ? 2 : 1));
        if (line === '') events.push(...dispatch());
        else field(line);
      }
    },
  };
}
