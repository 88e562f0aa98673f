-- Limits: null is the server's setting, 0 is none.
alter table organizations
  add column operator boolean not null default false,
  add column rate_limit integer check (rate_limit >= 0),
  add column total_quota integer check (total_quota >= 0),
  add column requests_used bigint not null default 0;
update organizations set operator = true where id = (select min(id) from organizations);
create unique index on organizations (operator) where operator;

-- Whoever held a token until now could do everything.
alter table api_tokens
  add column name text not null default '',
  add column role text not null default 'admin' check (role in ('admin', 'member', 'viewer')),
  add column test boolean not null default false,
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column revoked_at timestamptz;
alter table api_tokens alter column role drop default;
create index on api_tokens (organization_id, id);

-- Requests of the minute that runs, one row for each organization that has a limit; rows are worth nothing once they have expired.
create table rate_limits (
  key text primary key,
  points integer not null,
  expire timestamptz
);

-- One row for each Idempotency-Key of a token. While a request runs, its row is leased; afterwards it holds the reply, sealed with the token.
create table idempotency_keys (
  token_id integer not null references api_tokens (id) on delete cascade,
  key text not null,
  fingerprint text not null,
  owner uuid not null,
  leased_until timestamptz not null,
  status integer,
  headers jsonb,
  sealed_body text,
  created_at timestamptz not null default now(),
  primary key (token_id, key)
);
create index on idempotency_keys (created_at);
