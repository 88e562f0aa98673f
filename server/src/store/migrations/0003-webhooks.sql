-- One row for each request whose end is to be told to an address. It goes with the request.
create table webhook_deliveries (
  request_id uuid primary key references generations (request_id) on delete cascade,
  organization_id integer not null references organizations (id),
  url text not null,
  sealed_key text,
  attempts integer not null default 0,
  last_status integer,
  next_attempt_at timestamptz,
  attempt_started_at timestamptz,
  delivered_at timestamptz,
  given_up_at timestamptz,
  created_at timestamptz not null default now()
);
create index on webhook_deliveries (next_attempt_at) where next_attempt_at is not null;
