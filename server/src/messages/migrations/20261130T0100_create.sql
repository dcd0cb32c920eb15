create schema messages;

-- What was sent, by the sender's own id: neither the number nor the text. An id whose sending has begun and not ended
-- may have been delivered: whoever delivers is asked before it is sent again.
create table messages.sends (
  id text primary key,
  template text not null,
  begun_at timestamptz not null,
  -- When it was last handed over.
  tried_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('sent', 'failed')),
  -- Why it failed, in the words of whoever delivers.
  reason text,
  check ((ended_at is null) = (outcome is null))
);
create index sends_by_time on messages.sends (begun_at);
