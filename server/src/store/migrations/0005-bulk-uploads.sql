-- One row for each dataset that an archive was ever uploaded to: the primary key is what makes the attempt the only one. The address may
-- hold a signature, so it is forgotten once the archive is read.
create table bulk_uploads (
  dataset_id integer primary key references datasets (id) on delete cascade,
  key uuid not null,
  zip_url text,
  content_moderation boolean not null default false,
  state text not null check (state in ('pending', 'processing', 'completed', 'failed')),
  fingerprint text,
  total integer,
  done integer not null default 0,
  failed integer not null default 0,
  failure text,
  lease_owner text,
  lease_token integer not null default 0,
  heartbeat_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on bulk_uploads (state) where state in ('pending', 'processing');

-- What became of each file of an archive. A file with a row is not looked at again, whatever happened to its image since.
create table bulk_upload_entries (
  dataset_id integer not null references bulk_uploads (dataset_id) on delete cascade,
  entry integer not null,
  filename text not null,
  error_code integer,
  error_message text,
  primary key (dataset_id, entry)
);
