-- message_once_per_post has taken its place; it holds for whatever the version before writes as well.
drop index message_once_per_function;
