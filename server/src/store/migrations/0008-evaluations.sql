-- A comparison of a model with pictures that its training did not see. It belongs to the model and goes with it; the dataset that the
-- pictures come from may go before, so what was compared is noted here.
create table evaluations (
  id integer generated always as identity primary key,
  organization_id integer not null references organizations (id),
  model_id integer not null references models (id) on delete cascade,
  held_out_dataset_id integer not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'completed', 'failed')),
  seed bigint not null,
  steps integer not null,
  adapter_key text not null,
  adapter_sha256 text not null,
  seen_images integer not null,
  failure text,
  report json,
  report_key text not null,
  lease_owner text,
  lease_token integer not null default 0,
  heartbeat_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on evaluations (model_id, id);
create index on evaluations (report_key);
create index on evaluations (state) where state in ('queued', 'running');

-- The pictures of an evaluation. The keys of what is drawn are settled before it is, so that a second try writes the same objects and a
-- deletion finds all of them.
create table evaluation_concepts (
  evaluation_id integer not null references evaluations (id) on delete cascade,
  position integer not null,
  image_id integer not null,
  image_name text not null,
  real_key text not null,
  real_sha256 text not null,
  prompt json not null,
  aspect_ratio text not null,
  tailored_key text not null,
  tailored_drawn boolean not null default false,
  base_key text not null,
  base_drawn boolean not null default false,
  primary key (evaluation_id, position)
);
create index on evaluation_concepts (real_key);
create index on evaluation_concepts (tailored_key);
create index on evaluation_concepts (base_key);
