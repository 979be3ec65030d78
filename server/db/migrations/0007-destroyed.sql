-- Every start finishes the destructions that were entered: few rows, which must not be looked for among all entries.
create index entry_destroyed on entry (org, item, at) where op = 'destroy';
