-- What there is to know of a structured prompt besides itself, such as words that the identity overruled.
alter table generations add column notes json;

-- Why captions could not be made anew when that was last tried; they are as they were then.
alter table datasets add column captions_failure text;

-- Images that wait for a caption are looked for again and again.
create index on images (dataset_id) where caption_stale;
