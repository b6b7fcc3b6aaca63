-- Entries are found by their name and their text, of which another name may have a million. The text is hashed: it may
-- be longer than what a sorted index takes. Whoever asks compares the text itself, too. (SQLite has such an index
-- since V1; the next migration of either is V4.)
create index data_item_metadata_name on data_item_metadata (name, hashtextextended(value, 0));
drop index data_item_metadata_value;

analyze data_item_metadata;
