-- What a caption is besides its words. Where a person has changed it, what the captioner had said is its base: edits are what differs from
-- it. An automatic caption is its own base, and one that was written before the captioner said anything has none; both leave it null.
alter table images
  add column caption_base json,
  add column caption_conflicts json,
  add column caption_notes json,
  add column caption_version integer not null default 1,
  add column caption_origin text not null default 'upload' check (caption_origin in ('upload', 'schema', 'regenerate', 'rebase', 'edit', 'resolve', 'fix', 'restore', 'clone'));
update images set caption_origin = 'edit' where caption_source = 'manual';
create index on images (dataset_id) where caption_conflicts is not null;

-- Every caption that an image ever had. A caption that has never changed has no row: its image says all of it.
create table caption_versions (
  image_id integer not null references images (id) on delete cascade,
  version integer not null,
  -- The version that it was made from, which undoing goes back to; null for the first.
  parent integer,
  caption json not null,
  source text not null check (source in ('automatic', 'manual')),
  origin text not null check (origin in ('upload', 'schema', 'regenerate', 'rebase', 'edit', 'resolve', 'fix', 'restore', 'clone')),
  base json,
  conflicts json,
  notes json,
  created_at timestamptz not null default now(),
  primary key (image_id, version)
);
