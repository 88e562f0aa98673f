create table organizations (
  id integer generated always as identity primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table api_tokens (
  id integer generated always as identity primary key,
  organization_id integer not null references organizations (id),
  hash text not null unique,
  from_environment boolean not null default false,
  created_at timestamptz not null default now()
);

create table projects (
  id integer generated always as identity primary key,
  organization_id integer not null references organizations (id),
  name text not null,
  description text not null,
  ip_name text not null,
  ip_description text not null,
  ip_medium text not null,
  ip_type text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on projects (organization_id, id);

create table datasets (
  id integer generated always as identity primary key,
  organization_id integer not null references organizations (id),
  project_id integer not null references projects (id),
  name text not null,
  visual_schema jsonb,
  status text not null check (status in ('draft', 'completed')),
  captions_update_status text not null check (captions_update_status in ('empty', 'in_progress', 'completed')),
  upload_type text not null check (upload_type in ('basic', 'advanced')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on datasets (organization_id, id);
create index on datasets (project_id);

create table images (
  id integer generated always as identity primary key,
  dataset_id integer not null references datasets (id),
  name text not null,
  caption jsonb,
  caption_source text not null check (caption_source in ('automatic', 'manual', 'pending')),
  upload_source_url text,
  object_key text not null,
  thumbnail_key text not null,
  width integer not null,
  height integer not null,
  sha256 text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on images (dataset_id, id);

create table models (
  id integer generated always as identity primary key,
  organization_id integer not null references organizations (id),
  project_id integer not null references projects (id),
  dataset_id integer not null references datasets (id),
  name text not null,
  description text not null,
  training_mode text not null check (training_mode in ('fully_automated', 'expert')),
  state text not null check (state in ('created', 'queued', 'running', 'stopping', 'stopped', 'completed', 'failed')),
  parameters jsonb,
  progress jsonb,
  failure text,
  adapter_key text,
  lease_owner text,
  lease_token integer not null default 0,
  heartbeat_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on models (organization_id, id);
create index on models (state) where state in ('queued', 'running', 'stopping');

create table checkpoints (
  id integer generated always as identity primary key,
  model_id integer not null references models (id),
  step integer not null,
  object_key text not null,
  sha256 text not null,
  created_at timestamptz not null default now(),
  unique (model_id, step)
);

create table generations (
  request_id uuid primary key,
  organization_id integer not null references organizations (id),
  model_id integer not null references models (id),
  state text not null check (state in ('queued', 'running', 'completed', 'failed')),
  request jsonb not null,
  structured_prompt jsonb,
  object_key text,
  error_code integer,
  error_message text,
  unexpected boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on generations (state) where state in ('queued', 'running');
