create schema reconciliation;

-- What the rail said of a day: once, sealed as it came. A day that was kept is not asked for again.
create table reconciliation.statements (
  on_day       date        primary key,
  rail         text        not null,
  statement_id text        not null,
  opening_fen  bigint      not null,
  closing_fen  bigint      not null,
  body_sealed  bytea       not null,
  -- The rail's own over the body, as it came: with its public key the body can be verified for ever.
  signature    text        not null,
  received_at  timestamptz not null
);

-- A statement that was asked for and not believed or not answered.
create table reconciliation.attempts (
  on_day       date        not null,
  attempted_at timestamptz not null,
  code         text        not null
);
create index attempts_day on reconciliation.attempts (on_day, attempted_at);

-- The lines of the statements. Line 0 is none of the rail's: what the account held when its first day
-- began and the books did not, or what is missing between two statements.
create table reconciliation.lines (
  id          text   primary key,
  on_day      date   not null references reconciliation.statements,
  n           int    not null,
  direction   text   not null check (direction in ('in', 'out')),
  amount_fen  bigint not null check (amount_fen > 0),
  -- The order the rail named, ours or not; null where it named none.
  order_id    text,
  rail_ref    text   not null,
  code        text   not null,
  -- Who was on the other side and what they wrote, sealed; and a keyed digest of their account.
  told_sealed bytea,
  payer_index text,
  unique (on_day, n)
);
create index lines_order on reconciliation.lines (order_id) where order_id is not null;
create index lines_payer on reconciliation.lines (payer_index) where payer_index is not null;

-- What the books say of the same account: an entry that moved its cash.
create table reconciliation.moves (
  entry_id   text   primary key,
  kind       text   not null,
  direction  text   not null check (direction in ('in', 'out')),
  amount_fen bigint not null check (amount_fen > 0),
  value_on   date   not null,
  booked_on  date   not null,
  order_id   text,
  loan_id    text,
  reverses   text
);
create index moves_booked on reconciliation.moves (booked_on);

-- Lines and moves that belong together and add up to the same. Without lines: moves that undo each other.
create table reconciliation.matches (
  id         text        primary key,
  how        text        not null,
  by_whom    text        not null,
  matched_on date        not null,
  matched_at timestamptz not null
);
create table reconciliation.match_parts (
  match_id text    not null references reconciliation.matches,
  -- A line's id or a move's entry.
  part_id  text    not null,
  is_line  boolean not null,
  live     boolean not null default true,
  primary key (match_id, part_id)
);
-- Nothing is matched twice at a time.
create unique index match_parts_once on reconciliation.match_parts (part_id) where live;

-- What stands on one side alone, or otherwise than on the other.
create table reconciliation.items (
  id         text        primary key,
  kind       text        not null,
  line_id    text        references reconciliation.lines,
  entry_id   text        references reconciliation.moves,
  since_on   date        not null,
  opened_at  timestamptz not null,
  state      text        not null check (state in ('open', 'returning', 'cleared')),
  -- The entry that holds its money in suspense, while one does; how often one was posted.
  suspense_entry_id text,
  suspense_count    int  not null default 0,
  cleared_on date,
  cleared_at timestamptz,
  cleared_how text,
  check (line_id is not null or entry_id is not null),
  check ((state = 'cleared') = (cleared_at is not null))
);
create index items_open on reconciliation.items (since_on, id) where state <> 'cleared';
create index items_cleared on reconciliation.items (cleared_at, id) where state = 'cleared';
create unique index items_line on reconciliation.items (line_id) where state <> 'cleared' and line_id is not null;
create unique index items_entry on reconciliation.items (entry_id) where state <> 'cleared' and entry_id is not null;

-- What a person did with an item, and how it was undone. Never changed.
create table reconciliation.clearances (
  id         text        primary key,
  item_id    text        not null references reconciliation.items,
  way        text        not null,
  content    jsonb       not null,
  reason     text        not null,
  by_whom    text        not null,
  cleared_on date        not null,
  made_at    timestamptz not null
);
create index clearances_item on reconciliation.clearances (item_id, made_at);
create table reconciliation.undoings (
  clearance_id text        primary key references reconciliation.clearances,
  reason       text        not null,
  by_whom      text        not null,
  made_at      timestamptz not null
);

-- Everything that happened to an item, by the run or by a person.
create table reconciliation.acts (
  item_id text        not null references reconciliation.items,
  made_at timestamptz not null,
  act     text        not null,
  by_whom text        not null,
  detail  jsonb       not null
);
create index acts_item on reconciliation.acts (item_id, made_at);

-- Money that goes back to whoever sent it.
create table reconciliation.returns (
  id           text        primary key,
  item_id      text        not null references reconciliation.items,
  clearance_id text        not null references reconciliation.clearances,
  amount_fen   bigint      not null check (amount_fen > 0),
  on_day       date        not null,
  payee_sealed bytea,
  status       text        not null check (status in ('paying', 'settled', 'failed')),
  rail_ref     text,
  reason       text,
  decided_at   timestamptz
);

-- How a day came out, as it stood when it was reconciled.
create table reconciliation.days (
  on_day          date        primary key references reconciliation.statements,
  opening_fen     bigint      not null,
  closing_fen     bigint      not null,
  ledger_fen      bigint      not null,
  lines           int         not null,
  in_fen          bigint      not null,
  out_fen         bigint      not null,
  matched         int         not null,
  opened          int         not null,
  cleared         int         not null,
  -- closing = ledger + on one side alone + booked on another day + what nobody can explain.
  open_fen        bigint      not null,
  timing_fen      bigint      not null,
  unexplained_fen bigint      not null,
  reconciled_at   timestamptz not null
);

create trigger statements_append_only before update or delete or truncate on reconciliation.statements
  for each statement execute function platform.refuse_change();
create trigger lines_append_only before update or delete or truncate on reconciliation.lines
  for each statement execute function platform.refuse_change();
create trigger moves_append_only before update or delete or truncate on reconciliation.moves
  for each statement execute function platform.refuse_change();
create trigger matches_append_only before update or delete or truncate on reconciliation.matches
  for each statement execute function platform.refuse_change();
create trigger clearances_append_only before update or delete or truncate on reconciliation.clearances
  for each statement execute function platform.refuse_change();
create trigger undoings_append_only before update or delete or truncate on reconciliation.undoings
  for each statement execute function platform.refuse_change();
create trigger acts_append_only before update or delete or truncate on reconciliation.acts
  for each statement execute function platform.refuse_change();
create trigger days_append_only before update or delete or truncate on reconciliation.days
  for each statement execute function platform.refuse_change();
