-- What a user wrote comes back with its keys in the order they were written.
alter table images alter column caption type json;
alter table datasets alter column visual_schema type json;
alter table generations alter column structured_prompt type json;
alter table generations alter column request type json;

-- A model outlives its dataset, so it keeps the schema it was trained with.
alter table models add column visual_schema json;
update models set visual_schema = datasets.visual_schema from datasets where datasets.id = models.dataset_id;
alter table models drop constraint models_dataset_id_fkey;

-- A request's status can be asked for after its model is gone.
alter table generations drop constraint generations_model_id_fkey;
alter table generations add column kind text not null default 'image' check (kind in ('image', 'structured_prompt', 'video'));
alter table generations alter column kind drop default;
alter table generations add column input_key text;

-- Captions being made anew: which images still wait, and when their job was last heard of.
alter table images add column caption_stale boolean not null default false;
alter table datasets add column captions_heartbeat_at timestamptz;
create index on datasets (captions_heartbeat_at) where captions_update_status = 'in_progress';

create index on images (object_key);
create index on images (thumbnail_key);
create index on generations (created_at);
create index on generations (object_key);
create index on generations (input_key);
create index on checkpoints (object_key);

-- Objects that nothing refers to any more, written with what deleted the last reference and gone once they are.
create table doomed_objects (
  key text primary key,
  created_at timestamptz not null default now()
);
